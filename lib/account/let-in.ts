import { seeOther } from '@/lib/access/entry'
import type { NextStep } from './second-factor'
import { languageCookie, takeOver } from './visitor'

type Whole = { accountId: string; cookies: readonly string[]; language: string }

/** The answer to somebody who is in: on to the page they came for, with their session and their language. */
export function letIn(request: Request, path: string, { accountId, cookies, language }: Whole): Response {
  const response = seeOther(path)
  takeOver(request, response, accountId)
  for (const cookie of [...cookies, languageCookie(language)]) response.headers.append('Set-Cookie', cookie)
  return response
}

/** Where the right password leads: in, or to what is still to come. */
export function goAhead(request: Request, path: string, entered: Whole & { next: NextStep }): Response {
  if (entered.next === 'in') return letIn(request, path, entered)
  const response = seeOther(stepPath(entered.next, path))
  for (const cookie of entered.cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

/** The page of a step, which goes on to `path` */
export const stepPath = (step: 'code' | 'set-up', path: string): string =>
  `/sign-in/${step}?next=${encodeURIComponent(path)}`
