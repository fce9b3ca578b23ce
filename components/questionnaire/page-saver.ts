/** What the save route answers a page that asks for JSON */
export type SaveReply = {
  revision: number
  /** "10:42", by the clinic's clock */
  savedTime: string
  /** Something typed cannot be an answer yet; the rest is saved */
  isPartly: boolean
  /** Sentences about answers that were changed elsewhere too */
  told: string[]
  /** What to do right now, by the question on this page whose answer asks for it */
  urgent: { linkId: string; words: string }[]
}

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'retrying' | 'wrong' | 'signedOut' | 'closed'

type Show = (status: SaveStatus, reply?: SaveReply) => void

/** Told on the window with each reply's `urgent`: the questions show it where they stand */
export const URGENT_EVENT = 'skin-visit-urgent'

const LONGEST_WAIT = 30_000
const TYPING_PAUSE = 1200
const ANSWER_TIMEOUT = 12_000

/**
 * Saves a page's form as its answers are given, one request at a time and always the whole page: the server finds out
 * what changed. `touched` names what the person changed since the server last heard of it, so that changing something
 * back is not taken for never having changed it. Says saved only when the server did. Returns what undoes it.
 */
export function savePage(form: HTMLFormElement, show: Show): () => void {
  const touched = new Map<string, number>()
  let changes = 0
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let underway: Promise<void> | null = null
  let isOver = false
  let isLeaving = false

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
    if (!linkId || isOver) return
    touched.set(linkId, ++changes)
    show('unsaved')
    later(wait)
  }

  function body(): FormData {
    const data = new FormData(form)
    for (const linkId of touched.keys()) data.append('touched', linkId)
    return data
  }

  function save(isLast = false): void {
    clearTimeout(timer)
    if (underway || isOver || !isDirty()) return
    const sent = changes
    show('saving')
    underway = fetch(form.action, {
      method: 'POST',
      body: body(),
      headers: { Accept: 'application/json' },
      redirect: 'manual',
      keepalive: isLast,
      signal: AbortSignal.timeout(ANSWER_TIMEOUT),
    })
      .then((response) => heard(response, sent))
      .catch(again)
      .finally(() => {
        underway = null
      })
  }

  async function heard(response: Response, sent: number): Promise<void> {
    if (response.type === 'opaqueredirect') return end('signedOut')
    if (response.status === 404 || response.status === 409) return end('closed')
    if (!response.ok) return again()
    const reply: SaveReply = await response.json()
    tries = 0
    dispatchEvent(new CustomEvent(URGENT_EVENT, { detail: reply.urgent }))
    const revision = form.querySelector<HTMLInputElement>('[data-revision]')
    if (revision) revision.value = String(reply.revision)
    for (const [linkId, change] of touched) if (change <= sent) touched.delete(linkId)
    show(isDirty() ? 'unsaved' : reply.isPartly ? 'wrong' : 'saved', reply)
    if (isDirty()) later(TYPING_PAUSE)
  }

  function again(): void {
    tries += 1
    show('retrying')
    later(Math.min(LONGEST_WAIT, 1000 * 2 ** tries))
  }

  const stop = new AbortController()
  const { signal } = stop
  form.addEventListener('input', (event) => note(event.target, TYPING_PAUSE), { signal })
  form.addEventListener('change', (event) => note(event.target, 200), { signal })
  // Another request would race the post: the one on its way is waited for, and the post carries what it missed
  form.addEventListener(
    'submit',
    (event) => {
      clearTimeout(timer)
      if (underway) {
        event.preventDefault()
        const { submitter } = event
        underway.then(() => form.requestSubmit(submitter))
        return
      }
      isOver = isLeaving = true
      for (const linkId of touched.keys()) form.append(hidden('touched', linkId))
    },
    { signal },
  )
  addEventListener('online', () => save(), { signal })
  addEventListener('pagehide', () => isLeaving || save(true), { signal })
  addEventListener('pageshow', (event) => event.persisted && location.reload(), { signal })
  document.addEventListener('visibilitychange', () => document.hidden && !isLeaving && save(true), { signal })
  addEventListener(
    'beforeunload',
    (event) => tries > 0 && !isLeaving && isDirty() && event.preventDefault(),
    {
      signal,
    },
  )
  // What was changed before this script arrived
  for (const element of form.elements) if (isChanged(element)) note(element, 200)
  return () => {
    if (!isLeaving) save(true)
    isOver = true
    clearTimeout(timer)
    stop.abort()
  }
}

function isChanged(element: Element): boolean {
  if (element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type))
    return element.checked !== element.defaultChecked
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    return element.type !== 'hidden' && element.value !== element.defaultValue
  return (
    element instanceof HTMLSelectElement &&
    element.selectedIndex !==
      Math.max(
        0,
        [...element.options].findIndex((option) => option.defaultSelected),
      )
  )
}

function hidden(name: string, value: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type: 'hidden', name, value })
}
