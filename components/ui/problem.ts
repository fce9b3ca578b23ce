/** One thing wrong with a form: the id of the field it is about ("" for the form as a whole) and a whole sentence */
export type Problem = { field: string; sentence: string }

/** The problems of a form, in the order of its fields where `order` names them: errors come back from storage in any order */
export const problemsOf = (errors: Record<string, string>, order: readonly string[] = []): Problem[] =>
  Object.entries(errors)
    .map(([field, sentence]) => ({ field, sentence }))
    .toSorted((a, b) => place(order, a.field) - place(order, b.field))

const place = (order: readonly string[], field: string): number =>
  order.includes(field) ? order.indexOf(field) : order.length
