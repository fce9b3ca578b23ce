import { typedFields } from './typed-fields'

/**
 * One loading of a page and the saves that come from it: each carries a number and the revision that the page was last
 * told of, in hidden fields of its form, so that the server can tell a late save from a new one and this page from others.
 */
export type PageLoad = {
  key: string
  /** The revision that the page was made from */
  base: number
  /** The form as it would be sent now */
  body: (touched: Iterable<string>) => FormData
  /** The same as pairs */
  fields: (touched: Iterable<string>) => [string, string][]
  /** The number is used: the next body has the next */
  sent: () => void
  heard: (revision: number) => void
  remove: () => void
}

export function pageLoad(form: HTMLFormElement): PageLoad {
  const key = Array.from(crypto.getRandomValues(new Uint8Array(12)), (one) => one.toString(36)).join('-')
  const field = (name: string, value: string) => {
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value })
    form.append(input)
    return input
  }
  const revision = form.querySelector<HTMLInputElement>('[name=revision]')?.value ?? '0'
  const seq = field('seq', '1')
  const heard = field('heard', revision)
  const fields = [field('load', key), seq, heard]
  const posted = (touched: Iterable<string>) => [
    ...typedFields(form),
    ...Array.from(touched, (linkId): [string, string] => ['touched', linkId]),
  ]
  return {
    key,
    base: Number(revision),
    body(touched) {
      const data = new FormData()
      for (const [name, value] of posted(touched)) data.append(name, value)
      return data
    },
    fields: posted,
    sent() {
      seq.value = String(Number(seq.value) + 1)
    },
    heard(told) {
      heard.value = String(told)
    },
    remove() {
      for (const one of fields) one.remove()
    },
  }
}

/** The post itself takes the hidden fields along; it only lacks what was touched */
export function addTouched(form: HTMLFormElement, touched: Iterable<string>): void {
  for (const value of touched)
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'touched', value }))
}
