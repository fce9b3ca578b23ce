import { z } from 'zod'
import { systemActor } from '@/lib/access/actor'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'
import { clinicTyped } from '@/lib/clinic/schema'
import { now } from '@/lib/platform/clock'
import { prisma } from '@/lib/platform/database'
import { environment } from '@/lib/platform/env'
import { emailAddress, line } from '@/lib/platform/field'
import { sendMail } from '@/lib/platform/mail'
import { newToken, tokenHash } from '@/lib/platform/token'
import { invitationMail } from './account-mail'
import { INVITATION_DAYS } from './schema'

const given = z.object({
  email: emailAddress,
  name: line({ label: 'the name' }),
  clinic: clinicTyped.shape.name.optional(),
  phone: clinicTyped.shape.phone.optional(),
  emergency: clinicTyped.shape.emergency.optional(),
  timeZone: z.string().optional(),
})

type Made = { ok: true; link: string | null } | { ok: false; sentence: string }

const fail = (sentence: string): Made => ({ ok: false, sentence })

/**
 * The clinic, where there is none yet, and an invitation for its administrator. `link` is there to hand over when no
 * mail went out. It runs from the command line of the machine, so nobody is signed in.
 */
export async function firstAdministrator(input: z.input<typeof given>): Promise<Made> {
  const parsed = given.safeParse(input)
  if (!parsed.success) return fail(`${parsed.error.issues[0]?.message ?? 'Check what you typed'}.`)
  const { email, name } = parsed.data
  if (await prisma().account.findUnique({ where: { email } })) return fail(`${email} signs in already.`)
  const clinic = await theClinic(parsed.data)
  if (typeof clinic === 'string') return fail(clinic)
  const token = newToken()
  const actor = systemActor('first administrator', clinic.id)
  await scoped(actor, async (tx) => {
    await tx.invitation.updateMany({
      where: { clinicId: clinic.id, email, acceptedAt: null },
      data: { withdrawnAt: now() },
    })
    const expiresAt = new Date(now().getTime() + INVITATION_DAYS * 86_400_000)
    const row = {
      clinicId: clinic.id,
      role: 'administrator' as const,
      name,
      email,
      createdAt: now(),
      expiresAt,
    }
    const { id: entityId } = await tx.invitation.create({
      data: { ...row, tokenHash: tokenHash(token) },
      select: { id: true },
    })
    await record(tx, actor, {
      action: 'invitation.sent',
      ...{ entity: 'invitation', entityId },
      detail: { role: 'administrator' },
    })
  })
  const link = `${environment().APP_URL}/invitation/${token}`
  const words = { name, clinic: clinic.name, phone: clinic.phone, link, days: INVITATION_DAYS }
  const mail = { to: email, language: 'en', ...words }
  return { ok: true, link: (await sendMail(invitationMail(mail))) === 'sent' ? null : link }
}

type Clinic = { id: string; name: string; phone: string }

/** The one there is, a new one, or a sentence that says what is missing */
async function theClinic(asked: z.infer<typeof given>): Promise<Clinic | string> {
  const { clinic: name, phone, emergency, timeZone } = asked
  const clinics = await prisma().clinic.findMany({ select: { id: true, name: true, phone: true } })
  const [only] = clinics
  if (clinics.length === 1 && only && !name) return only
  const same = clinics.find((one) => one.name === name)
  if (same) return same
  if (!name || !phone || !emergency || !timeZone)
    return 'Name the clinic with --clinic "NAME" --phone "NUMBER" --emergency 911 --time-zone America/New_York.'
  if (!isTimeZone(timeZone)) return `${timeZone} is not a time zone; one is America/New_York.`
  return prisma().clinic.create({
    data: { name, phone, emergency, timeZone, createdAt: now() },
    select: { id: true, name: true, phone: true },
  })
}

/** By a place's name, old or new: Node lists one of Calcutta and Kolkata and knows both. "+02:00" is another thing to PostgreSQL. */
function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z]\w+\/[\w/+-]+$/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
