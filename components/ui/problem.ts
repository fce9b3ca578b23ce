/** One thing wrong with a form: the id of the field it is about ("" for the form as a whole) and a whole sentence */
export type Problem = { field: string; sentence: string }

export const problemsOf = (errors: Record<string, string>): Problem[] =>
  Object.entries(errors).map(([field, sentence]) => ({ field, sentence }))
