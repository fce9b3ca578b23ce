import type { KeptPost } from './kept-answers'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const controls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (one): one is Control =>
      one instanceof HTMLInputElement ||
      one instanceof HTMLTextAreaElement ||
      one instanceof HTMLSelectElement,
  )

const isTicked = (control: Control): control is HTMLInputElement =>
  control.type === 'radio' || control.type === 'checkbox'

/** A form's fields as a post of it would bring them, without files */
export const typedFields = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].filter((one): one is [string, string] => typeof one[1] === 'string')

/** The fields that hold something other than what the server put there */
export const changedAlready = (form: HTMLFormElement): Control[] =>
  controls(form).filter((control) => {
    if (control instanceof HTMLSelectElement)
      return (
        control.selectedIndex !==
        Math.max(
          0,
          [...control.options].findIndex((option) => option.defaultSelected),
        )
      )
    if (isTicked(control)) return control.checked !== control.defaultChecked
    return control.type !== 'hidden' && control.value !== control.defaultValue
  })

/** Puts what was kept back into the questions that it was typed into, but for those that were changed since */
export function restore(
  form: HTMLFormElement,
  posts: readonly (readonly [string, KeptPost])[],
  changed: ReadonlyMap<string, unknown>,
): void {
  for (const [, { action, fields }] of posts)
    if (pathOf(action) === pathOf(form.action)) restoreOne(form, fields, changed)
}

function restoreOne(
  form: HTMLFormElement,
  fields: readonly [string, string][],
  changed: ReadonlyMap<string, unknown>,
): void {
  const shown = fields.flatMap(([name, value]) => (name === 'shown' ? [value] : []))
  const nth = new Map<string, number>()
  for (const control of controls(form)) {
    const linkId = control.closest<HTMLElement>('[data-link-id]')?.dataset.linkId
    if (!linkId || control.type === 'hidden' || !shown.includes(linkId) || changed.has(linkId)) continue
    const values = fields.flatMap(([name, value]) => (name === control.name ? [value] : []))
    if (isTicked(control)) {
      control.checked = values.includes(control.value)
      continue
    }
    const at = nth.get(control.name) ?? 0
    nth.set(control.name, at + 1)
    control.value = values[at] ?? ''
  }
}

const pathOf = (address: string): string => address.split('?')[0] ?? ''
