import { useTranslations } from 'next-intl'
import { FieldGroup } from '@/components/ui/choices'
import { extensionUrl, numberOf } from '@/lib/questionnaire/extension'
import { fieldName, otherFieldName, otherKey, rankFieldName } from '@/lib/questionnaire/field-names'
import { ApartChoices } from './absences'
import { drawn, drawnText } from './drawn-fields'
import type { Question } from './question'
import { Legend, useHint } from './question-words'

const OWN_WORDS = 3

/**
 * Pick, put in order and add to: each choice is a box, and one that is picked shows the place it has. Which shows
 * is decided by CSS, so it works without JavaScript; the route reads a place only of what is picked.
 */
export function RankingQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.ranking')
  const { item, options, fields, error, lang } = question
  const name = fieldName(item.linkId)
  const chosen = drawn(fields, name)
  const other = drawn(fields, otherFieldName(item.linkId))
  const own = item.type === 'open-choice' ? OWN_WORDS : 0
  const most = numberOf(item, extensionUrl.maxOccurs) ?? Math.min(10, options.length + own)
  const place = (key: string, label: string) => (
    <Place
      name={rankFieldName(item.linkId, key)}
      value={drawnText(fields, rankFieldName(item.linkId, key))}
      label={label}
      most={most}
    />
  )
  return (
    <FieldGroup name={name} legend={<Legend question={question} />} hint={useHint(question)} error={error}>
      <div className="mt-1" data-ranking>
        {options.map((option, at) => (
          <div
            key={option.key}
            className="group flex items-start gap-1 border-b border-rule has-[input:checked]:bg-wash"
          >
            <label className="flex min-h-[56px] flex-1 cursor-pointer items-start gap-1.5 py-1.5 group-has-[input:checked]:font-semibold">
              <input
                type="checkbox"
                id={at === 0 ? name : undefined}
                name={name}
                value={option.key}
                defaultChecked={chosen.includes(option.key)}
                className="mt-[2px] size-[26px] shrink-0 accent-accent"
              />
              <span lang={lang}>{option.label}</span>
            </label>
            <span className="hidden py-0.5 group-has-[input:checked]:block">
              {place(option.key, t('place', { topic: option.label }))}
            </span>
          </div>
        ))}
        {own > 0 ? <p className="mt-3 font-bold">{t('own')}</p> : null}
        {Array.from({ length: own }, (_, at) => otherKey(at)).map((key, at) => (
          <div key={key} className="mt-1">
            <label htmlFor={`${otherFieldName(item.linkId)}.${at}`} className="block">
              {t('ownWords', { at: at + 1 })}
            </label>
            <span className="flex flex-wrap items-start gap-1">
              <input
                type="text"
                id={`${otherFieldName(item.linkId)}.${at}`}
                name={otherFieldName(item.linkId)}
                defaultValue={other[at] ?? ''}
                placeholder=" "
                autoComplete="off"
                className="peer min-h-[48px] w-full min-w-0 sm:w-0 sm:flex-1 rounded-soft border-2 border-edge bg-raised px-1.5"
              />
              <span className="block peer-placeholder-shown:hidden">
                {place(key, t('placeOwn', { at: at + 1 }))}
              </span>
            </span>
          </div>
        ))}
      </div>
      <ApartChoices item={item} fields={fields} kind="checkbox" />
    </FieldGroup>
  )
}

function Place({ name, value, label, most }: { name: string; value: string; label: string; most: number }) {
  const t = useTranslations('questionnaire.ranking')
  return (
    <select
      name={name}
      aria-label={label}
      defaultValue={value}
      className="min-h-[48px] w-[80px] rounded-soft border-2 border-edge bg-raised px-1 font-semibold tabular-nums"
    >
      <option value="">{t('noPlace')}</option>
      {Array.from({ length: most }, (_, at) => at + 1).map((nth) => (
        <option key={nth} value={nth}>
          {t('nth', { at: nth })}
        </option>
      ))}
    </select>
  )
}
