import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor, Clinician } from '@/lib/access/actor-kinds'
import { canAddToLibrary } from '@/lib/access/policy'
import { scoped, type Transaction } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { type FieldErrors, fieldErrors, id } from '@/lib/platform/field'
import { inOrder, packetFingerprint, writtenPacket } from './own-packet'

export type PacketSaved =
  | { ok: true; packetId: string }
  | { ok: false; reason: 'not-found' }
  /** Somebody changed it since its form was drawn */
  | { ok: false; reason: 'conflict' }
  | { ok: false; reason: 'invalid'; errors: FieldErrors }

/** After those that ship */
const POSITION = 1000

const whole = { title: true, description: true, guideSlugs: true, questionnaireUrls: true } as const

/** What is written of it is judged field by field, with sentences, by `writtenPacket` */
const saving = z.strictObject({
  /** Null for a new one */
  packetId: id.nullable(),
  was: z.string().max(100),
  title: z.unknown(),
  description: z.unknown(),
  /** `guide <slug>` and `questionnaire <url>` */
  things: z.unknown(),
  places: z.record(z.string().regex(/^(guide|questionnaire) ./), z.string()),
})

/** Makes or changes a packet of the clinic's own: what it usually assigns together. What was assigned stays as it is. */
export async function savePacket(actor: Actor, input: z.input<typeof saving>): Promise<PacketSaved> {
  const given = saving.safeParse(input)
  if (!canAddToLibrary(actor) || !given.success) return { ok: false, reason: 'not-found' }
  const { packetId, was, places, ...written } = given.data
  const parsed = writtenPacket.safeParse(written)
  return scoped(actor, async (tx): Promise<PacketSaved> => {
    const before = packetId === null ? null : await held(tx, actor, packetId)
    if (packetId !== null && !before) return { ok: false, reason: 'not-found' }
    if (!parsed.success) return { ok: false, reason: 'invalid', errors: fieldErrors(parsed.error) }
    if (before && packetFingerprint(before) !== was) return { ok: false, reason: 'conflict' }
    const chosen = await there(tx, inOrder(parsed.data.things, places))
    if (chosen.guideSlugs.length + chosen.questionnaireUrls.length === 0)
      return { ok: false, reason: 'invalid', errors: { things: 'Choose what the library has' } }
    const { title, description } = parsed.data
    const data = { title, description, ...chosen }
    const { clinicId } = actor
    if (packetId === null) {
      const made = await tx.packet.create({
        data: { ...data, clinicId, slug: `own-${randomUUID()}`, position: POSITION },
        select: { id: true },
      })
      await record(tx, actor, { action: 'packet.saved', entity: 'packet', entityId: made.id })
      return { ok: true, packetId: made.id }
    }
    await tx.packet.updateMany({ where: { id: packetId, clinicId }, data })
    await record(tx, actor, { action: 'packet.saved', entity: 'packet', entityId: packetId })
    return { ok: true, packetId }
  })
}

/** The clinic's own packet, held until the transaction ends */
async function held(tx: Transaction, { clinicId }: Clinician, packetId: string) {
  await tx.$queryRaw`select 1 from packet where id = ${packetId}::uuid and clinic_id = ${clinicId}::uuid for update`
  return tx.packet.findFirst({ where: { id: packetId, clinicId }, select: whole })
}

/** Of what was chosen, what the clinic's shelf has */
async function there(tx: Transaction, things: ReturnType<typeof inOrder>) {
  const named = (kind: string) => things.filter((one) => one.kind === kind).map(({ name }) => name)
  const [slugs, urls] = [named('guide'), named('questionnaire')]
  const guides = await tx.guide.findMany({ where: { slug: { in: slugs } }, select: { slug: true } })
  const questionnaires = await tx.questionnaire.findMany({
    where: { url: { in: urls } },
    select: { url: true },
  })
  return {
    guideSlugs: slugs.filter((slug) => guides.some((one) => one.slug === slug)),
    questionnaireUrls: urls.filter((url) => questionnaires.some((one) => one.url === url)),
  }
}

const removing = z.strictObject({ packetId: id })

/** Takes a packet of the clinic's own away. It was a proposal: nothing that was assigned changes. */
export async function removePacket(
  actor: Actor,
  input: { packetId: unknown },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  const parsed = removing.safeParse(input)
  if (!canAddToLibrary(actor) || !parsed.success) return { ok: false, reason: 'not-found' }
  const { packetId } = parsed.data
  return scoped(actor, async (tx) => {
    const { count } = await tx.packet.deleteMany({ where: { id: packetId, clinicId: actor.clinicId } })
    if (count === 0) return { ok: false, reason: 'not-found' }
    await record(tx, actor, { action: 'packet.removed', entity: 'packet', entityId: packetId })
    return { ok: true }
  })
}
