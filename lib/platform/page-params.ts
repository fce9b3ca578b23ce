import type { FieldErrors } from './field'
import { type Typed, typedBefore } from './typed-form'

export type PageParams = Record<string, string | string[] | undefined>

/** A form on a page: what stands in its fields (typed before, else as given) and what is wrong with it */
export type FormState = {
  again: boolean
  value: (name: string, fallback?: string) => string
  values: (name: string) => string[]
  errors: FieldErrors
}

/** The state of the form that `?again=` leads back to, or of one not sent yet */
export async function formState(params: PageParams, accountId: string): Promise<FormState> {
  const typed: Typed | null = params.again ? await typedBefore(params.again, accountId) : null
  return {
    again: typed !== null,
    value: (name, fallback = '') => (typed ? (typed.fields[name]?.[0] ?? '') : fallback),
    values: (name) => typed?.fields[name] ?? [],
    errors: typed?.errors ?? {},
  }
}
