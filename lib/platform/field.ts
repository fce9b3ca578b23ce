import { z } from 'zod'

/** Control characters other than tab and line breaks, and lone surrogates: PostgreSQL refuses some, screens hide the rest */
const unprintable = /[^\P{Cc}\t\n\r]|\p{Cs}/u

type Words = { label: string; max?: number }
/** What is said instead, for words that exist in several languages: keys of their room */
type Keys = { long: string; unprintable: string }

/** Text as a person types it on one line: trimmed, not empty, printable. Messages are whole sentences to show. */
export function line({ label, max = 100 }: Words) {
  return z
    .string({ error: `Enter ${label}` })
    .trim()
    .min(1, `Enter ${label}`)
    .max(max, `Shorten ${label} to ${max} characters or fewer`)
    .refine(
      (text) => !unprintable.test(text) && !/[\t\r\n]/.test(text),
      `Remove characters that cannot be shown from ${label}`,
    )
}

/** The same, where leaving it empty is fine */
export function optionalLine({ label, max = 100 }: Words) {
  return z.union([z.literal('').transform(() => ''), line({ label, max })]).default('')
}

/** Several lines of text, empty allowed */
export function paragraph({ label, max = 2000, keys }: Words & { keys?: Keys }) {
  return z
    .string({ error: `Enter ${label}` })
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= max, keys?.long ?? `Shorten ${label} to ${max} characters or fewer`)
    .refine(
      (text) => !unprintable.test(text),
      keys?.unprintable ?? `Remove characters that cannot be shown from ${label}`,
    )
}

export const emailAddress = z
  .string({ error: 'Enter an email address' })
  .trim()
  .min(1, 'Enter an email address')
  .max(254, 'Shorten the email address to 254 characters or fewer')
  .toLowerCase()
  .pipe(z.email('Enter an email address in the form name@example.com'))

const PHONE = /^[+(\d][\d\s()./+-]*(\s*(x|ext\.?|#)\s*\d+)?$/i

/** Whether this is a number to call: an extension may stand behind it */
export const isPhoneNumber = (text: string): boolean =>
  PHONE.test(text) && text.replace(/\D/g, '').length >= 5

export const id = z.uuid()

/** What a form posted under one name, files left out */
export const formTexts = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((value) => typeof value === 'string')

/** The first text that a form posted under one name: empty where there is none, or a file in its place */
export const formText = (form: FormData, name: string): string => formTexts(form, name)[0] ?? ''

/** What a form posted, by field; repeated fields become arrays only where `many` names them */
export function formFields(data: FormData, many: readonly string[] = []): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const key of new Set(data.keys())) {
    const values = formTexts(data, key)
    fields[key] = many.includes(key) ? values : (values[0] ?? '')
  }
  return fields
}

export type FieldErrors = Record<string, string>

/** The first message of each field, for the error summary and the fields */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const messages: FieldErrors = {}
  for (const issue of error.issues) messages[String(issue.path[0] ?? '')] ??= issue.message
  return messages
}
