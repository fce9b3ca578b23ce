import type { Page } from 'playwright/test'

export type FoundForm = { action: string; fields: { name: string; type: string; value: string }[] }

/** The forms that post somewhere from this page, with each field as a browser would send it */
export async function formsOf(page: Page): Promise<FoundForm[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLFormElement>('main form[method="post"]')].map((form) => ({
      action: form.getAttribute('action') ?? '',
      fields: [...form.elements].flatMap((element) => {
        if (
          !(
            element instanceof HTMLInputElement ||
            element instanceof HTMLTextAreaElement ||
            element instanceof HTMLSelectElement ||
            element instanceof HTMLButtonElement
          )
        )
          return []
        return element.name ? [{ name: element.name, type: element.type, value: element.value }] : []
      }),
    })),
  )
}

/** What people and programs send that no form of ours wants */
export const hostile: Record<string, string> = {
  nothing: '',
  'only spaces': '   ',
  'far too long': 'a'.repeat(20_000),
  'control characters': 'tab\u0007bell\u0000nul\u001b[31m',
  'a script': '<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">',
  'a broken emoji': 'half \ud83d of it',
  'an unknown id': '01980000-0000-7000-8000-000000000000',
  'a list where one is meant': 'first',
  'a quote': `'); drop table patient; --`,
  'a huge number': '9'.repeat(400),
  'a formula': '=HYPERLINK("http://x.example")',
}

/** The form's fields with every one that a person types or picks set to `value`, hidden ones as they were */
export function filledWith(form: FoundForm, value: string, twice: boolean): URLSearchParams {
  const body = new URLSearchParams()
  for (const field of form.fields) {
    const kept = field.type === 'hidden' || field.type === 'submit'
    body.append(field.name, kept ? field.value : value)
    if (twice && !kept) body.append(field.name, 'second')
  }
  return body
}
