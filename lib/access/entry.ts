import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { isBusy, isCutOff } from '@/lib/platform/busy'
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
import { asPage, Refused, type Sent, wantsPage } from './refused'

type Kind = SignedInActor['kind']
export type ActorOf<K extends Kind> = Extract<SignedInActor, { kind: K }>

/** What every account has a page for, whoever it is of */
export const SIGNED_IN = ['patient', 'carer', 'clinician', 'staff', 'administrator'] as const

const is = <K extends Kind>(actor: SignedInActor, kinds: readonly K[]): actor is ActorOf<K> =>
  kinds.some((kind) => kind === actor.kind)

/** Where a parent or carer says for whom they are here */
const WHO_FOR = '/people'
/** Told to a page's script: this is not there for whom the carer is here now */
const FOR_ANOTHER = 'for-another'

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

/** Somebody goes faster than a person does (lib/account/pace) */
export const tooOften = (): Response => new Refused('tooOften')

/** What is not there and what is not yours: the same bytes. Given by a posted form's `work`, it is put on record. */
export const notThere = (): Response => new Refused('notThere')

/** The same for a route that is asked by GET. */
export async function refuse(actor: SignedInActor, path: string): Promise<Response> {
  await recordRefusal(actor, path)
  return notThere()
}

/**
 * What is asked by GET and is no page, such as a file. `page` is where its link stands: whoever cannot have it reads why, with
 * a way on. Null is what is not there or not theirs.
 */
export async function handOut<K extends Kind>(
  request: Request,
  kinds: readonly K[],
  page: string,
  work: (actor: ActorOf<K>) => Promise<Response | null>,
): Promise<Response> {
  const actor = await pageActor(kinds, page)
  return asPage(request, (await work(actor)) ?? (await refuse(actor, page)), { page, form: null })
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
  return orBusy(request, page, (sent) => taken(request, sent, kinds, work, file))
}

async function taken<K extends Kind>(
  request: Request,
  sent: Sent,
  kinds: readonly K[],
  work: (post: Post<K>) => Promise<Response>,
  file?: WithFile,
): Promise<Response> {
  if (!sameOrigin(request)) return new Refused('foreign')
  const posted = await postedForm(request, file?.most)
  if (!posted && !file) return new Refused('unreadable')
  const { page } = sent
  const form = posted?.form ?? new FormData()
  sent.form = form
  const actor = await currentActor()
  if (!actor) {
    const t = await getTranslations('shell')
    const again = await keepTyped(form, { '': t('signedOutBefore') }, await formerAccount())
    return seeOther(`/sign-in?next=${encodeURIComponent(withAgain(page, again))}`)
  }
  const { pathname } = new URL(request.url)
  if (!is(actor, kinds)) return (await forAnother(request, actor, kinds, sent)) ?? refuse(actor, pathname)
  if (file && (!posted || posted.isTooLarge)) return tryAgain(page, form, file.tooLarge, actor.accountId)
  const done = await work({ actor, form })
  if (done.status !== 404) return done
  await recordRefusal(actor, pathname)
  return (await forAnother(request, actor, kinds, sent)) ?? done
}

/**
 * A parent or carer of several who sent from the page of one what is not there for the one they are here for now: they may
 * have changed in another tab. They are asked for whom it is, and what they typed waits on its page. Null for everybody else.
 */
async function forAnother(
  request: Request,
  actor: SignedInActor,
  kinds: readonly Kind[],
  { page, form }: Sent,
): Promise<Response | null> {
  const represents =
    actor.kind === 'patient' ? actor.behalf?.represents : actor.kind === 'carer' && actor.represents
  const isOfPatient = kinds.includes('patient') && !kinds.includes('carer')
  if (!represents || represents.length < 2 || !isOfPatient || !form) return null
  if (request.headers.get('accept') === 'application/json')
    return Response.json({ reason: FOR_ANOTHER }, { status: 404 })
  if (!wantsPage(request)) return null
  const t = await getTranslations('shell')
  const again = await keepTyped(form, { '': t('forAnotherBefore') }, actor.accountId)
  return seeOther(`${WHO_FOR}?next=${encodeURIComponent(withAgain(page, again))}`)
}

/** The same for forms that nobody signed in may send (sign-in, an invitation, a reset). */
export function openPost(request: Request, work: (form: FormData) => Promise<Response>): Promise<Response> {
  return orBusy(request, '/', async (sent) => {
    if (!sameOrigin(request)) return new Refused('foreign')
    const posted = await postedForm(request)
    if (!posted) return new Refused('unreadable')
    sent.form = posted.form
    return work(posted.form)
  })
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unnamed'

/** A database that is busy or away for a moment is no fault of the form: 503, whether it was stored, and when to try again. */
async function orBusy(
  request: Request,
  page: string,
  work: (sent: Sent) => Promise<Response>,
): Promise<Response> {
  const sent: Sent = { page, form: null }
  try {
    return asPage(request, await patiently(() => work(sent)), sent)
  } catch (error) {
    if (!isBusy(error)) throw error
    logEvent('busy', { code: codeOf(error) })
    return asPage(request, new Refused(isCutOff(error) ? 'unsure' : 'busy'), sent)
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
