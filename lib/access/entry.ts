import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { BUSY, isBusy, isCutOff, UNSURE } from '@/lib/platform/busy'
import type { FieldErrors } from '@/lib/platform/field'
import { logEvent } from '@/lib/platform/log'
import { sameOrigin } from '@/lib/platform/origin'
import { patiently } from '@/lib/platform/patience'
import { formerAccount } from '@/lib/platform/session'
import { keepTyped } from '@/lib/platform/typed-form'
import { currentActor, watchingActor } from './actor'
import type { SignedInActor } from './actor-kinds'
import { postedForm } from './posted-form'
import { recordRefusal } from './refusal'

type Kind = SignedInActor['kind']
export type ActorOf<K extends Kind> = Extract<SignedInActor, { kind: K }>

/** What every account has a page for, whoever it is of */
export const SIGNED_IN = ['patient', 'carer', 'clinician', 'staff', 'administrator'] as const

const is = <K extends Kind>(actor: SignedInActor, kinds: readonly K[]): actor is ActorOf<K> =>
  kinds.some((kind) => kind === actor.kind)

/** Where a parent or carer says for whom they are here */
const WHO_FOR = '/people'

/** Who asks for which page, for as long as it is drawn */
const asking = cache((): { actor?: SignedInActor; here: string } => ({ here: '' }))

/** A page's first line: who is asking. Nobody goes to sign in and comes back to `here`; the wrong kind sees "not found". */
export async function pageActor<K extends Kind>(kinds: readonly K[], here: string): Promise<ActorOf<K>> {
  const actor = await currentActor()
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(here)}`)
  if (actor.kind === 'carer' && !is(actor, kinds)) redirect(WHO_FOR)
  Object.assign(asking(), { actor, here })
  if (!is(actor, kinds)) {
    await recordRefusal(actor, here)
    notFound()
  }
  return actor
}

/** Ends a page that is not there or not theirs, which look the same, and puts on record who asked for it. */
export async function notTheirs(): Promise<never> {
  const { actor, here } = asking()
  if (actor) await recordRefusal(actor, here)
  notFound()
}

type Watching<K extends Kind> = { actor: ActorOf<K>; stands: () => Promise<boolean> }

/** The same for what a page's script asks while nobody may be there: it keeps no session alive. `stands`: it has not ended */
export async function watching<K extends Kind>(kinds: readonly K[], page: string): Promise<Watching<K>> {
  const found = await watchingActor()
  if (!found) redirect(`/sign-in?next=${encodeURIComponent(page)}`)
  const { actor, stands } = found
  if (!is(actor, kinds)) {
    await recordRefusal(actor, page)
    notFound()
  }
  return { actor, stands }
}

/** See the page at `path` (of ours), by GET. Relative, so it holds behind any proxy. */
export const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { Location: path } })

const refused = (status: number, sentence: string): Response =>
  new Response(sentence, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })

// in both languages: whoever sends what no form of ours sends may not be known
const FOREIGN =
  'This form was not sent from the portal, so nothing was changed.\nEste formulario no se envió desde el portal, así que nada cambió.'
const UNREADABLE =
  'This form could not be read or is too large. Nothing was changed.\nEste formulario no se pudo leer o es demasiado grande. Nada cambió.'
const NOT_THERE =
  'This page does not exist, or it is not yours to see.\nEsta página no existe, o usted no puede verla.'

const TOO_OFTEN =
  'There were too many searches or copies in a short time. Wait a few minutes, then try again.\nHubo demasiadas búsquedas o copias en poco tiempo. Espere unos minutos e inténtelo otra vez.'

/** Somebody goes faster than a person does (lib/account/pace) */
export function tooOften(): Response {
  const answer = refused(429, TOO_OFTEN)
  answer.headers.set('Retry-After', '300')
  return answer
}

/** What is not there and what is not yours: the same bytes. Given by a posted form's `work`, it is put on record. */
export const notThere = (): Response => refused(404, NOT_THERE)

/** The same for a route that is asked by GET. */
export async function refuse(actor: SignedInActor, path: string): Promise<Response> {
  await recordRefusal(actor, path)
  return notThere()
}

export type Post<K extends Kind> = { actor: ActorOf<K>; form: FormData }

/** A form that carries a file: how much it may be, and what its page says of more */
export type WithFile = { most: number; tooLarge: FieldErrors }

/**
 * A posted form of ours: same origin, somebody of the right kind, a readable body. Where somebody's session has run
 * out, what they typed waits at `page` until they have signed in again. `work` answers with a redirect.
 */
export function post<K extends Kind>(
  request: Request,
  kinds: readonly K[],
  page: string,
  work: (post: Post<K>) => Promise<Response>,
  file?: WithFile,
): Promise<Response> {
  return orBusy(() => taken(request, kinds, page, work, file))
}

async function taken<K extends Kind>(
  request: Request,
  kinds: readonly K[],
  page: string,
  work: (post: Post<K>) => Promise<Response>,
  file?: WithFile,
): Promise<Response> {
  if (!sameOrigin(request)) return refused(403, FOREIGN)
  const posted = await postedForm(request, file?.most)
  if (!posted && !file) return refused(413, UNREADABLE)
  const form = posted?.form ?? new FormData()
  const actor = await currentActor()
  if (!actor) {
    const t = await getTranslations('shell')
    const again = await keepTyped(form, { '': t('signedOutBefore') }, await formerAccount())
    return seeOther(`/sign-in?next=${encodeURIComponent(withAgain(page, again))}`)
  }
  const { pathname } = new URL(request.url)
  if (!is(actor, kinds)) return refuse(actor, pathname)
  if (file && (!posted || posted.isTooLarge)) return tryAgain(page, form, file.tooLarge, actor.accountId)
  const done = await work({ actor, form })
  if (done.status === 404) await recordRefusal(actor, pathname)
  return done
}

/** The same for forms that nobody signed in may send (sign-in, an invitation, a reset). */
export function openPost(request: Request, work: (form: FormData) => Promise<Response>): Promise<Response> {
  return orBusy(async () => {
    if (!sameOrigin(request)) return refused(403, FOREIGN)
    const posted = await postedForm(request)
    return posted ? work(posted.form) : refused(413, UNREADABLE)
  })
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unnamed'

/** A database that is busy or away for a moment is no fault of the form: 503, whether it was stored, and when to try again. */
async function orBusy(work: () => Promise<Response>): Promise<Response> {
  try {
    return await patiently(work)
  } catch (error) {
    if (!isBusy(error)) throw error
    logEvent('busy', { code: codeOf(error) })
    const answer = refused(503, isCutOff(error) ? UNSURE : BUSY)
    answer.headers.set('Retry-After', '2')
    return answer
  }
}

/** Back to the form's page with what was typed and what is wrong with it. */
export async function tryAgain(
  page: string,
  form: FormData,
  errors: FieldErrors,
  accountId: string | null,
): Promise<Response> {
  const kept = accountId === null && sizeOf(form) > MOST_OF_A_STRANGER ? new FormData() : form
  return seeOther(withAgain(page, await keepTyped(kept, errors, accountId)))
}

/** More than that is not kept for somebody who is not signed in: anybody could fill the table */
const MOST_OF_A_STRANGER = 50_000
const sizeOf = (form: FormData): number =>
  [...form].reduce(
    (size, [name, value]) => size + name.length + (typeof value === 'string' ? value.length : 0),
    0,
  )

const withAgain = (page: string, token: string): string =>
  `${page}${page.includes('?') ? '&' : '?'}again=${token}`
