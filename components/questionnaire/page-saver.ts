import { chosenPicture, sendPicture } from './chosen-picture'
import { isForAnother, type KeptAnswers, type KeptPost, post, sendKept } from './kept-answers'
import { addTouched, pageLoad } from './page-load'
import { type SaveReply, type SaveStatus, URGENT_EVENT } from './save-reply'
import { changedAlready, restore } from './typed-fields'

type Page = {
  show: (status: SaveStatus, reply?: SaveReply) => void
  /** To another page without the server: this one is over then, and what it kept goes out from there */
  goOn: (way: 'next' | 'back') => boolean
}

const LONGEST_WAIT = 30_000
const TYPING_PAUSE = 1200
const ANSWER_TIMEOUT = 12_000

/**
 * Saves a page's form as its answers are given, one request at a time and always the whole page: the server finds out
 * what changed. Each save carries which loaded page it is from and its number, so that one which comes late or twice does
 * nothing. `touched` names what the person changed since the server last heard of it. What is not sent yet is kept on the
 * device; what an earlier page left there goes out first. Says saved only when the server did. Returns what undoes it, with a last
 * save or without.
 */
export function savePage(
  form: HTMLFormElement,
  kept: KeptAnswers | null,
  { show, goOn }: Page,
): (isSaved: boolean) => void {
  const touched = new Map<string, number>()
  const load = pageLoad(form)
  let order = 1
  let changes = 0
  let tries = 0
  let isKept = false
  let keeping = Promise.resolve(true)
  let timer: ReturnType<typeof setTimeout> | undefined
  let underway: Promise<void> | null = null
  let abort = new AbortController()
  /** From pages before this one; null until looked for */
  let earlier: [string, KeptPost][] | null = kept ? null : []
  let [isOver, isLeaving] = [false, false]

  const isDirty = () => touched.size > 0
  const later = (wait: number) => {
    clearTimeout(timer)
    if (!isOver) timer = setTimeout(save, wait)
  }
  const end = (status: SaveStatus) => {
    isOver = true
    show(status)
  }

  function note(element: EventTarget | null, wait: number): void {
    const linkId =
      element instanceof Element && element.closest<HTMLElement>('[data-link-id]')?.dataset.linkId
    if (!linkId || isLeaving) return
    if (element instanceof HTMLInputElement && element.files) {
      sendPicture(form)
      return
    }
    touched.set(linkId, ++changes)
    form.removeAttribute('data-safe')
    if (!isOver) show('unsaved')
    keep()
    later(wait)
  }

  function keep(): void {
    if (!kept) return
    const fields = load.fields(touched.keys())
    const { action } = form
    // its place among the pages is known once those before it are
    keeping = begun
      .then(() => kept.keep(load.key, { order, action, fields }))
      .then((isThere) => {
        isKept = isThere
        if (isThere) form.setAttribute('data-safe', '')
        if (isThere && tries > 0 && !underway) show('kept')
        return isThere
      })
  }

  function save(isLast = false): void {
    clearTimeout(timer)
    if (underway || isOver || !earlier || !(isDirty() || earlier.length > 0)) return
    // What an earlier page left goes first, and there is no time for both
    if (isLast && earlier.length > 0) return
    const sent = changes
    show('saving')
    abort = new AbortController()
    underway = attempt(sent, isLast)
      .catch(again)
      .finally(() => {
        underway = null
      })
  }

  async function attempt(sent: number, isLast: boolean): Promise<void> {
    if (earlier?.length && !(await sendEarlier())) return
    if (!isDirty()) return
    const data = load.body(touched.keys())
    load.sent()
    const mine = abort
    setTimeout(() => mine.abort(), ANSWER_TIMEOUT)
    await hear(await post(form.action, data, { keepalive: isLast, signal: mine.signal }), sent)
  }

  /** What an earlier page could not send goes before what this one has to say. Whether nothing is left of it. */
  async function sendEarlier(): Promise<boolean> {
    if (!kept || !earlier) return true
    const { state, replies } = await sendKept(kept, earlier)
    const posts = earlier
    earlier = (await kept.all()).filter(([name]) => name !== load.key)
    const last = replies.at(-1)
    if (last) load.heard(last.revision)
    if (state === 'sent') {
      tries = 0
      // also where it had arrived before, but after this page was made
      const isNews = last !== undefined && last.revision > load.base
      if (!isDirty() && isNews) location.reload()
      // what came back with an error is not saved, though the server has heard it before
      if (!isDirty()) show(form.querySelector('[aria-invalid]') ? 'wrong' : 'saved', last)
      if (!isDirty() || !isNews) return true
    }
    restore(form, posts, touched)
    if (state === 'sent') return true
    if (state === 'waiting') again()
    else if (state !== 'shown') end(state)
    return false
  }

  async function hear(response: Response, sent: number): Promise<void> {
    if (response.type === 'opaqueredirect') return end('signedOut')
    if (await isForAnother(response)) return end('elsewhere')
    if (response.status === 404 || response.status === 409) return end('closed')
    if (!response.ok) return again()
    const reply: SaveReply = await response.json()
    tries = 0
    dispatchEvent(new CustomEvent(URGENT_EVENT, { detail: reply.urgent }))
    load.heard(reply.revision)
    for (const [linkId, change] of touched) if (change <= sent) touched.delete(linkId)
    if (isDirty() || reply.isPartly) keep()
    else {
      kept?.drop(load.key)
      // nothing is left to keep, so that one which the drop overtook does not hold the page back
      keeping = Promise.resolve(true)
      form.setAttribute('data-safe', '')
    }
    show(isDirty() ? 'unsaved' : reply.isPartly ? 'wrong' : 'saved', reply)
    if (isDirty()) later(TYPING_PAUSE)
    else if (!isLeaving) sendPicture(form)
  }

  function again(): void {
    if (isLeaving || isOver) return
    tries += 1
    show(isKept || earlier?.length ? 'kept' : 'retrying')
    later(Math.min(LONGEST_WAIT, 1000 * 2 ** tries))
  }

  async function begin(): Promise<void> {
    earlier = (await kept?.all()) ?? []
    order = (earlier.at(-1)?.[1].order ?? 0) + 1
    save()
  }

  function leave(): void {
    isOver = isLeaving = true
    abort.abort()
    // later than what is kept, so that this is not sent after it
    load.sent()
    addTouched(form, touched.keys())
  }

  /** A post would fail, or overtake what an earlier page left */
  const isCutOff = () => tries > 0 || !navigator.onLine || earlier?.length !== 0
  /** Everything that was typed has arrived */
  const isSent = () => !isDirty() && earlier?.length === 0

  /** Saves first and then sends the form on */
  function sendLater({ target, submitter }: SubmitEvent, isReady: () => boolean): void {
    begun.then(() => save())
    begun
      .then(() => underway)
      .then(() => {
        if (isReady() && target instanceof HTMLFormElement) target.requestSubmit(submitter)
        else if (target === form) show(isKept && !chosenPicture(form) ? 'held' : 'retrying')
      })
  }

  /** Without a connection: on to a page that is here already, once what was typed on this one is on the device */
  async function goWithout(event: SubmitEvent): Promise<void> {
    const way = event.submitter instanceof HTMLButtonElement ? event.submitter.value : 'next'
    const isWay = way === 'next' || way === 'back'
    if (isWay && kept && !chosenPicture(form) && (await keeping) && !isOver && goOn(way)) return
    // waits for a connection
    sendLater(event, () => !isCutOff())
  }

  const stop = new AbortController()
  const { signal } = stop
  form.addEventListener('input', (event) => note(event.target, TYPING_PAUSE), { signal })
  form.addEventListener('change', (event) => note(event.target, 200), { signal })
  document.addEventListener(
    'submit',
    (event) => {
      if (isLeaving) return
      clearTimeout(timer)
      const isOther = event.target !== form
      if (isOver || (isOther ? isSent() : !isCutOff())) {
        // The post carries everything; a save on its way has a smaller number and cannot win over it
        if (!isOther) leave()
        return
      }
      event.preventDefault()
      // Another form, such as signing out: what was typed goes first
      if (isOther) sendLater(event, () => (isLeaving = true))
      else goWithout(event)
    },
    { signal },
  )
  addEventListener('online', () => [save(), sendPicture(form)], { signal })
  addEventListener('pagehide', () => isLeaving || save(true), { signal })
  addEventListener('pageshow', (event) => event.persisted && location.reload(), { signal })
  document.addEventListener('visibilitychange', () => document.hidden && !isLeaving && save(true), { signal })
  const isAtRisk = () => tries > 0 && !isLeaving && !isKept && isDirty()
  addEventListener('beforeunload', (event) => isAtRisk() && event.preventDefault(), { signal })
  const begun = kept ? begin() : Promise.resolve()
  // What was changed before this script arrived, and what is saved nowhere until it is mended
  for (const element of [...changedAlready(form), ...form.querySelectorAll('[data-refused]')])
    note(element, 200)
  return (isSaved) => {
    if (isSaved && !isLeaving) save(true)
    isOver = true
    if (!isSaved) abort.abort()
    clearTimeout(timer)
    stop.abort()
    load.remove()
  }
}
