import { useTranslations } from 'next-intl'
import type { Choice } from '@/components/ui/choices'
import { allowedAbsences } from '@/lib/questionnaire/answers'
import { absentFieldName, absentKey, fieldName } from '@/lib/questionnaire/field-names'
import type { Item } from '@/lib/questionnaire/schema'
import { type DrawnFields, drawn } from './drawn-fields'

/** "I'm not sure" and "I'd rather not say" as more choices of the item's own field */
export function useAbsences(item: Item): Choice[] {
  const t = useTranslations('questionnaire.answer')
  return allowedAbsences(item).map((absence) => ({ value: absentKey(absence), label: t(absence) }))
}

type Drawn = { item: Item; fields: DrawnFields }

/** Those choices apart from a control that is drawn by hand */
export function ApartChoices({ item, fields, kind }: Drawn & { kind: 'radio' | 'checkbox' }) {
  return <Apart name={fieldName(item.linkId)} kind={kind} choices={useAbsences(item)} fields={fields} />
}

/** The same beside a control that takes words, a number or a date */
export function AbsenceBoxes({ item, fields }: Drawn) {
  const t = useTranslations('questionnaire.answer')
  const choices = allowedAbsences(item).map((absence) => ({ value: absence, label: t(absence) }))
  return <Apart name={absentFieldName(item.linkId)} kind="checkbox" choices={choices} fields={fields} />
}

/**
 * Takes an answer back where one may be left out: a radio button cannot be unpicked. It is there once something is picked.
 */
export function ClearAnswer({ item }: { item: Item }) {
  const t = useTranslations('questionnaire.answer')
  if (item.required || item.repeats) return null
  return (
    <label className="hidden min-h-[48px] cursor-pointer items-start gap-1.5 py-1.5 text-quiet group-has-checked/field:flex has-checked:font-semibold">
      <input
        type="radio"
        name={fieldName(item.linkId)}
        value=""
        className="mt-[2px] size-[26px] shrink-0 accent-accent"
      />
      <span>{t('clear')}</span>
    </label>
  )
}

type Apart = { name: string; kind: 'radio' | 'checkbox'; choices: readonly Choice[]; fields: DrawnFields }

function Apart({ name, kind, choices, fields }: Apart) {
  if (choices.length === 0) return null
  return (
    <div className="mt-2 border-t-4 border-double border-rule pt-1">
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-[48px] cursor-pointer items-start gap-1.5 py-1.5 has-checked:font-semibold"
        >
          <input
            type={kind}
            name={name}
            value={choice.value}
            defaultChecked={drawn(fields, name).includes(choice.value)}
            className="mt-[2px] size-[26px] shrink-0 accent-accent"
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  )
}
