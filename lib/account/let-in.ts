import { seeOther } from '@/lib/access/entry'
import { heldDevice, meetDevice } from './device'
import type { NextStep } from './second-factor'
import { languageCookie, takeOver } from './visitor'

type Whole = { accountId: string; cookies: readonly string[]; language: string }

/** The answer to somebody who is in: on to the page they came for, with their session and their language. */
export async function letIn(
  request: Request,
  path: string,
  { accountId, cookies, language }: Whole,
): Promise<Response> {
  const userAgent = request.headers.get('user-agent') ?? ''
  const device = await meetDevice(accountId, heldDevice(request), userAgent)
  const response = seeOther(path)
  takeOver(request, response, accountId)
  for (const cookie of [...cookies, device.cookie, languageCookie(language)])
    response.headers.append('Set-Cookie', cookie)
  return response
}

/** Where the right password leads: in, or to what is still to come. */
export async function goAhead(
  request: Request,
  path: string,
  entered: Whole & { next: NextStep },
): Promise<Response> {
  if (entered.next === 'in') return letIn(request, path, entered)
  const response = seeOther(stepPath(entered.next, path))
  for (const cookie of entered.cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

/** The page of a step, which goes on to `path` */
export const stepPath = (step: 'code' | 'set-up', path: string): string =>
  `/sign-in/${step}?next=${encodeURIComponent(path)}`
