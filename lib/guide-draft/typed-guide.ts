import type { FieldErrors } from '@/lib/platform/field'
import { fieldNames, isPartName } from './part-fields'
import { partTaken } from './part-form'
import type { WrittenGuide } from './written-guide'

export type TypedGuide = { guide: WrittenGuide; errors: FieldErrors }

/** A guide with what is being typed in one part's form; as it was, with the reasons, where that could not be saved */
export function typedGuide(
  guide: WrittenGuide,
  part: string,
  values: (name: string) => string[],
): TypedGuide {
  if (!isPartName(part)) return { guide, errors: {} }
  const fields = Object.fromEntries(fieldNames(part).map((name) => [name, values(name)]))
  const taken = partTaken(guide, part, fields, () => 'new')
  return taken.ok ? { guide: taken.guide, errors: {} } : { guide, errors: taken.errors }
}
