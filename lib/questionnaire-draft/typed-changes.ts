import { type Comparison, comparedQuestionnaires } from '@/lib/questionnaire/comparison'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { aboutFingerprint, edit, fieldsOfAbout } from './draft-edit'
import { itemFingerprint } from './fingerprint'
import { fieldsOfItem, manyItemFields } from './item-fields'

/** What a form that was typed over somebody else's change would change, were it saved: in plain words */
export function typedChanges(
  questionnaire: Questionnaire,
  item: Item | null,
  values: (name: string) => readonly string[],
): Comparison {
  const names = Object.keys(item ? fieldsOfItem(questionnaire, item) : fieldsOfAbout(questionnaire))
  const fields: Record<string, string | string[]> = {}
  for (const name of names) {
    const typed = values(name)
    if (manyItemFields.includes(name)) fields[name] = [...typed]
    else if (typed[0] !== undefined) fields[name] = typed[0]
  }
  const made = edit(
    questionnaire,
    item
      ? { act: 'item', linkId: item.linkId, was: itemFingerprint(item), button: '', fields }
      : { act: 'about', was: aboutFingerprint(questionnaire), fields },
    () => 'new',
  )
  return made.ok ? comparedQuestionnaires(questionnaire, made.questionnaire) : { about: [], items: [] }
}
