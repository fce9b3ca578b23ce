import { cookies } from 'next/headers'
import { clearedLine, cookieLine, cookieName } from '@/lib/platform/cookie'
import { sealed, unsealed } from '@/lib/platform/sealed'

/**
 * Recovery codes on their way to the one page that shows them: encrypted, in a cookie for ten minutes, so that the database
 * never holds them and a copied cookie says nothing.
 */
export const CODES_PAGE = '/account/recovery-codes'
const COOKIE = 'recovery-codes'

const sealOf = (accountId: string) => ({ purpose: 'recovery codes', owner: accountId })

export function shownCodesCookie(codes: readonly string[], accountId: string): string {
  const held = Buffer.from(sealed(codes.join(' '), sealOf(accountId))).toString('base64url')
  return cookieLine({ name: COOKIE, value: held, seconds: 600 })
}

/** The codes this browser was just given, if it was this account */
export async function codesToShow(accountId: string): Promise<string[]> {
  const held = (await cookies()).get(cookieName(COOKIE))?.value
  return (held && unsealed(Buffer.from(held, 'base64url'), sealOf(accountId))?.split(' ')) || []
}

export const clearedCodes = (): string => clearedLine(COOKIE)
