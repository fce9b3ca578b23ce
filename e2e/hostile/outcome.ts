import type { Page } from 'playwright/test'
import type { FoundForm } from './forms'

/** What a page says of itself after a post: whether it refuses, and what each text field of that form now holds */
export type Outcome = { refuses: boolean; texts: Record<string, string> }

/** Reads the answer without loading it: the same form by its address, on the page where the redirect led */
export async function outcomeOf(page: Page, html: string, form: FoundForm): Promise<Outcome> {
  return page.evaluate(
    ({ html, action }) => {
      const seen = new DOMParser().parseFromString(html, 'text/html')
      const texts: Record<string, string> = {}
      const again = [...seen.querySelectorAll<HTMLFormElement>('main form[method="post"]')].filter(
        (one) => one.getAttribute('action') === action,
      )
      for (const field of again.flatMap((one) => [...one.elements]))
        if (
          field instanceof HTMLTextAreaElement ||
          (field instanceof HTMLInputElement && ['text', 'email', 'tel', 'search'].includes(field.type))
        )
          texts[field.name] ??= field.value
      return { refuses: seen.title.startsWith('Error:'), texts }
    },
    { html, action: form.action },
  )
}

/** The fields a person types words into, which a refusal may not empty. Passwords are typed again. */
export const textFields = (form: FoundForm): string[] =>
  form.fields
    .filter(({ type }) => ['text', 'email', 'tel', 'search', 'textarea'].includes(type))
    .map(({ name }) => name)

/** What of a typed value must still be there: not what was never text (NUL, half a character), nor spaces around it */
export const shown = (value = 'no such field'): string => {
  const words = value.replaceAll('\u0000', '').toWellFormed().trim()
  return words.length > 80 ? `${words.length} characters, ${words.slice(0, 20)}` : words
}
