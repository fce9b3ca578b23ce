import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FieldGroup } from '@/components/ui/choices'
import { areas, regions } from '@/lib/questionnaire/body-regions'
import { fieldName } from '@/lib/questionnaire/field-names'
import type { Option } from '@/lib/questionnaire/options'
import { ApartChoices } from './absences'
import { BodyDrawing } from './body-drawing'
import { drawn } from './drawn-fields'
import type { Question } from './question'
import { Legend, useHint } from './question-words'

/** Whether the options are areas that the drawing has, so that it can be drawn at all */
export const isBodyMap = (options: readonly Option[]): boolean =>
  options.some((option) => areas.includes(option.key))

/** Where on the body: check boxes by region, left and right told apart, and the drawing that shows them */
export function BodyQuestion({ question }: { question: Question }) {
  const t = useTranslations('questionnaire.body')
  const { item, options, fields, error, lang } = question
  const name = fieldName(item.linkId)
  const chosen = drawn(fields, name)
  const box = (option: Option): ReactNode => (
    <label
      key={option.key}
      className="flex min-h-[48px] cursor-pointer items-start gap-1 py-1 has-checked:font-semibold"
    >
      <input
        type="checkbox"
        id={option === options[0] ? name : undefined}
        name={name}
        value={option.key}
        defaultChecked={chosen.includes(option.key)}
        className="mt-[2px] size-[26px] shrink-0 accent-accent"
      />
      <span lang={lang}>{option.label}</span>
    </label>
  )
  const others = options.filter((option) => !areas.includes(option.key) && !option.exclusive)
  const alone = options.filter((option) => option.exclusive)
  return (
    <FieldGroup name={name} legend={<Legend question={question} />} hint={useHint(question)} error={error}>
      <div className="mt-3">
        <BodyDrawing />
      </div>
      {regions.map((region) => {
        const here = region.areas.flatMap((area) => options.find((option) => option.key === area) ?? [])
        if (here.length === 0) return null
        return <Region key={region.key} title={t(region.key)} boxes={here.map(box)} />
      })}
      {others.length > 0 ? <Region title={t('more')} boxes={others.map(box)} /> : null}
      {alone.length > 0 ? <div className="mt-2 border-t-2 border-rule pt-1">{alone.map(box)}</div> : null}
      <ApartChoices item={item} fields={fields} kind="checkbox" />
    </FieldGroup>
  )
}

function Region({ title, boxes }: { title: string; boxes: ReactNode[] }) {
  return (
    <fieldset className="mt-3">
      <legend className="w-full border-b-2 border-rule pb-0.5 font-bold">{title}</legend>
      <div className="grid grid-cols-2 gap-x-2">{boxes}</div>
    </fieldset>
  )
}
