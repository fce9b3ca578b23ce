import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { LANGUAGES } from '@/lib/platform/language'

const choice = z.strictObject({ language: z.enum(LANGUAGES) })

/**
 * A patient's or carer's own choice of what they read in: screens, guides, questions and mails follow it. What the clinic noted of
 * them stays as it is. Clinic screens are in English only, so nobody else has the choice. Input: language.
 */
export async function chooseLanguage(
  actor: Actor,
  input: unknown,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  const parsed = choice.safeParse(input)
  if (!(actor.kind === 'patient' || actor.kind === 'carer') || !parsed.success)
    return { ok: false, reason: 'not-found' }
  const { language } = parsed.data
  await scoped(actor, async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id: actor.accountId, clinicId: actor.clinicId, language: { not: language } },
      data: { language },
    })
    const { accountId } = actor
    if (count > 0)
      await record(tx, actor, {
        action: 'language.chosen',
        ...(actor.kind === 'patient' ? { patientId: actor.patientId } : {}),
        entity: 'account',
        entityId: accountId,
        detail: { language },
      })
  })
  return { ok: true }
}
