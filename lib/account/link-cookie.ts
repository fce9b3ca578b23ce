import { cookies } from 'next/headers'
import { cookieLine, cookieName } from '@/lib/platform/cookie'
import { sealed, unsealed } from '@/lib/platform/sealed'

const COOKIE = 'invitation-link'
/** Sealed for the one page that shows it, so that on another patient's page it is nothing */
const sealOf = (page: string) => ({ purpose: 'invitation link', owner: page })

/**
 * An invitation's link on its way to the page that shows it: encrypted, in a cookie for ten minutes, so that it is stored
 * nowhere, stands in no address and no log, and is gone with the browser's next cleaning.
 */
export const linkCookie = (link: string, page: string): string =>
  cookieLine({
    name: COOKIE,
    value: Buffer.from(sealed(link, sealOf(page))).toString('base64url'),
    seconds: 600,
    sameSite: 'Strict',
  })

/** The link that this browser was just given for this page */
export async function linkToShow(page: string): Promise<string | null> {
  const held = (await cookies()).get(cookieName(COOKIE))?.value
  return held ? unsealed(Buffer.from(held, 'base64url'), sealOf(page)) : null
}
