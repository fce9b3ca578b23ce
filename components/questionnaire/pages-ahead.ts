import { type FieldConditions, isAskedBy } from '@/lib/questionnaire/field-condition'
import { typedFields } from './typed-fields'

/** Goes to another page without asking the server; false where that cannot be done */
export type Ways = { next: () => boolean; back: () => boolean }

type Part = { linkId: string; when: FieldConditions[] }
type Shown = { nodes: Node[]; action: string; address: string; title: string; progress: string; at: number }

/** After what the page itself needs */
const PAUSE = 1500

/**
 * The pages after this one, fetched while there is a connection and held in memory, for somebody who goes on without one.
 * What is shown takes the place of the questions in the same form; what was typed before stays as it was typed.
 */
export function pagesAhead(form: HTMLFormElement): Ways {
  const questions = form.querySelector('[data-questions]')
  const progress = document.querySelector<HTMLElement>('[data-progress]')
  let sections: HTMLElement[] = []
  let at = 0
  let shownAt = -1
  const behind: (Shown & { fields: [string, string][] })[] = []
  const left = new Map<number, Node[]>()
  const source = form.dataset.pagesAhead
  if (source)
    setTimeout(async () => {
      const answer = await fetch(source, { redirect: 'error' }).catch(() => null)
      if (!answer?.ok) return
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      sections = [...page.querySelectorAll<HTMLElement>('[data-ahead]')]
    }, PAUSE)

  function next(): boolean {
    const fields = [...behind.flatMap((one) => one.fields), ...typedFields(form)]
    const given = (field: string) => fields.flatMap(([name, value]) => (name === field ? value : []))
    for (let to = at; to < sections.length; to++) {
      const section = sections[to]
      const nodes = section && asked(section, given, left.get(to))
      if (!section || !nodes) continue
      const { ahead = '', title = '', progress: words = '', revision = '' } = section.dataset
      behind.push({ ...now(), fields: typedFields(form) })
      const base = form.querySelector<HTMLInputElement>('[name=revision]')
      if (base) base.value = revision
      shownAt = to
      const number = String(Number(progress?.dataset.progress) + behind.length)
      show({
        ...{ nodes, action: `${ahead}/save`, address: ahead, title, at: to + 1 },
        progress: words.replace('{at}', number),
      })
      return true
    }
    return false
  }

  function back(): boolean {
    const one = behind.pop()
    if (!one) return false
    left.set(shownAt, [...(questions?.childNodes ?? [])])
    shownAt = one.at - 1
    show(one)
    return true
  }

  const now = (): Shown => ({
    nodes: [...(questions?.childNodes ?? [])],
    action: form.action,
    address: location.href,
    title: document.title,
    progress: progress?.textContent ?? '',
    at,
  })

  function show(page: Shown): void {
    for (const one of document.querySelectorAll<HTMLElement>('[data-once]')) one.hidden = true
    questions?.replaceChildren(...page.nodes)
    form.action = page.action
    document.title = page.title
    if (progress) progress.textContent = page.progress
    history.replaceState(null, '', page.address)
    at = page.at
    const heading = questions?.querySelector<HTMLElement>('h1')
    if (heading) heading.tabIndex = -1
    heading?.focus()
    scrollTo(0, 0)
  }

  return { next, back }
}

/** What of it is asked, as it was left or as the server drew it; nothing where none of it is */
function asked(
  section: HTMLElement,
  given: (field: string) => string[],
  before: Node[] | undefined,
): Node[] | null {
  if (!isAskedBy(JSON.parse(section.dataset.when ?? '[]'), given)) return null
  const parts: Part[] = JSON.parse(section.dataset.parts ?? '[]')
  const out = parts.flatMap(({ linkId, when }) => (isAskedBy(when, given) ? [] : linkId))
  const drawn = document.importNode(section, true)
  if (before && out.length === 0) drawn.replaceChildren(...before)
  const questions = [...drawn.querySelectorAll<HTMLElement>('[data-link-id]')]
  const gone = questions.filter(({ dataset }) => out.includes(dataset.linkId ?? ''))
  for (const one of gone) one.remove()
  return gone.length < questions.length ? [...drawn.childNodes] : null
}
