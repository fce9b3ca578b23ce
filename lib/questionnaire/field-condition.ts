/** A condition on what the form of a page would post */
export type FieldCondition = Readonly<{
  field: string
  /** Any of these values; null: any answer at all */
  keys: readonly string[] | null
  /** Whether it is to be so, or not */
  is: boolean
}>

/** The conditions of one item: any of them is enough, or all have to hold */
export type FieldConditions = Readonly<{ any: boolean; of: readonly FieldCondition[] }>

/**
 * Whether all these items are asked, by what was posted: `given` are the values of a field of the pages that were shown,
 * none where its page was not. Small and by itself, because it runs on the patient's device while there is no connection.
 */
export function isAskedBy(
  conditions: readonly FieldConditions[],
  given: (field: string) => readonly string[],
): boolean {
  const holds = ({ field, keys, is }: FieldCondition) =>
    given(field).some((value) =>
      keys ? keys.includes(value) : value !== '' && !value.startsWith('absent.'),
    ) === is
  return conditions.every(({ any, of }) => (any ? of.some(holds) : of.every(holds)))
}
