import { z } from 'zod'
import { now } from './clock'
import { prisma } from './database'
import type { FieldErrors } from './field'
import { newToken, tokenHash } from './token'

const HOURS_KEPT = 12

export type Typed = { fields: Record<string, string[]>; errors: FieldErrors }

const shape = z.object({
  fields: z.record(z.string(), z.array(z.string())),
  errors: z.record(z.string(), z.string()),
})

/**
 * Keeps what was typed into a form that could not be taken, so that the page after the redirect shows it again with
 * the reasons. Returns the token for `?again=`. Fields named like a password are dropped. This is how every form
 * keeps its text, with and without JavaScript, and across signing in again.
 */
export async function keepTyped(
  form: FormData,
  errors: FieldErrors,
  accountId: string | null,
): Promise<string> {
  const fields: Record<string, string[]> = {}
  for (const [key, value] of form.entries()) {
    if (typeof value !== 'string' || /password/i.test(key)) continue
    // PostgreSQL's jsonb refuses NUL and lone surrogates; they are what made the form wrong, and cannot be shown
    fields[key] = [
      ...(Object.hasOwn(fields, key) ? (fields[key] ?? []) : []),
      value.replaceAll('\u0000', '').toWellFormed(),
    ]
  }
  const token = newToken()
  await prisma().typedForm.deleteMany({ where: { createdAt: { lt: oldest() } } })
  await prisma().typedForm.create({
    data: { tokenHash: tokenHash(token), accountId, fields, errors, createdAt: now() },
  })
  return token
}

const oldest = (): Date => new Date(now().getTime() - HOURS_KEPT * 3600_000)

/** What was typed, if the token is one and the form is this account's; null otherwise. */
export async function typedBefore(token: unknown, accountId: string | null): Promise<Typed | null> {
  if (typeof token !== 'string' || token.length > 100) return null
  const row = await prisma().typedForm.findUnique({ where: { tokenHash: tokenHash(token) } })
  if (!row || row.accountId !== accountId || row.createdAt < oldest()) return null
  return shape.parse(row)
}
