import { useTranslations } from 'next-intl'
import { type Choice, Choices, FieldGroup } from '@/components/ui/choices'
import { SaidIn } from '@/components/ui/said-in'
import { isHorizontal } from '@/lib/questionnaire/extension'
import { fieldName, otherFieldName, otherKey } from '@/lib/questionnaire/field-names'
import { ApartChoices, ClearAnswer, useAbsences } from './absences'
import { drawn, drawnText } from './drawn-fields'
import type { Question } from './question'
import { isDropDown, Legend, useHint } from './question-words'
import { DropDownQuestion } from './words-question'

/** Pick one, or pick several; with own words where the question takes them */
export function ChoiceQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.answer')
  const { item, options, fields, error, lang } = question
  const name = fieldName(item.linkId)
  const apart = useAbsences(item)
  const hint = useHint(question)
  const choices: Choice[] = options.map(({ key, label }) => ({
    value: key,
    label: <SaidIn lang={lang}>{label}</SaidIn>,
  }))
  const isOpen = item.type === 'open-choice'
  if (isOpen) choices.push({ value: otherKey(), label: t('other') })
  if (isDropDown(item, options.length)) return <DropDownQuestion question={question} />
  return (
    <FieldGroup name={name} legend={<Legend question={question} />} hint={hint} error={error}>
      <Choices
        name={name}
        kind={item.repeats ? 'checkbox' : 'radio'}
        choices={choices}
        chosen={drawn(fields, name)}
        apart={isOpen ? [] : apart}
        isInline={isHorizontal(item)}
      />
      {isOpen ? (
        <>
          <OwnWords question={question} />
          <ApartChoices item={item} fields={fields} kind={item.repeats ? 'checkbox' : 'radio'} />
        </>
      ) : null}
      <ClearAnswer item={item} />
    </FieldGroup>
  )
}

function OwnWords({ question: { item, fields } }: { question: Question }) {
  const t = useTranslations('questionnaire.answer')
  const name = otherFieldName(item.linkId)
  return (
    <div className="mt-2">
      <label htmlFor={name} className="block font-semibold">
        {t('otherWords')}
      </label>
      <input
        type="text"
        id={name}
        name={name}
        data-picks={otherKey()}
        defaultValue={drawnText(fields, name)}
        autoComplete="off"
        className="mt-0.5 block min-h-[48px] w-full rounded-soft border-2 border-edge bg-raised px-1.5 text-ink"
      />
    </div>
  )
}

/** Yes or no. In a group of several they stand beside each other, so that the group stays one screen or two. */
export function YesNoQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.answer')
  const { item, fields, error, isHeading } = question
  const name = fieldName(item.linkId)
  const apart = useAbsences(item)
  const choices = [
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ]
  const chosen = drawn(fields, name)
  return (
    <FieldGroup name={name} legend={<Legend question={question} />} hint={useHint(question)} error={error}>
      {isHeading ? (
        <Choices name={name} kind="radio" choices={choices} chosen={chosen} apart={apart} />
      ) : (
        <div className="flex flex-wrap">
          {[...choices, ...apart].map((choice, at) => (
            <label
              key={choice.value}
              className={`flex min-h-[48px] cursor-pointer items-start gap-1 py-1.5 pe-2 has-checked:font-semibold ${at === 2 ? 'border-s-4 border-double border-rule ps-1.5' : ''}`}
            >
              <input
                type="radio"
                id={at === 0 ? name : undefined}
                name={name}
                value={choice.value}
                defaultChecked={chosen.includes(choice.value)}
                className="mt-[2px] size-[26px] shrink-0 accent-accent"
              />
              <span>{choice.label}</span>
            </label>
          ))}
        </div>
      )}
      <ClearAnswer item={item} />
    </FieldGroup>
  )
}
