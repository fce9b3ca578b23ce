'use client'

import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  blankRow,
  MOST_RISK_ROWS,
  RISK_SIZES,
  type RiskAttributes,
  type RiskRow,
  riskForm,
  riskLead,
  riskOf,
} from '@/lib/guide-draft/risk-form'
import { chosenBlock, putChosenBlock } from './rich-blocks'
import { RichForm, RichFormField } from './rich-form'

type Props = { editor: Editor; language: string; onClose: () => void }

/** So many of so many people, group by group: the numbers and who they are. The chosen one is changed, or a new one put in. */
export function RichRiskPanel({ editor, language, onClose }: Props) {
  const [chosen] = useState(() => chosenBlock(editor, 'risk') as RiskAttributes | null)
  const [form, setForm] = useState(() =>
    chosen ? riskForm(chosen) : { of: '1000', what: '', rows: [blankRow(language)] },
  )
  const [problem, setProblem] = useState<string | null>(null)
  const put = () => {
    const risk = riskOf(form, language)
    if (typeof risk === 'string') return setProblem(risk)
    putChosenBlock(editor, 'risk', risk)
    onClose()
  }
  const setRow = (at: number, changed: Partial<RiskRow>) =>
    setForm({ ...form, rows: form.rows.map((row, index) => (index === at ? { ...row, ...changed } : row)) })
  const sizes = RISK_SIZES.includes(form.of as never) ? RISK_SIZES : [form.of, ...RISK_SIZES]
  return (
    <RichForm
      legend="Risk, drawn as people"
      submit={{ words: chosen ? 'Change the risk' : 'Put the risk in', run: put }}
      onClose={onClose}
    >
      {problem ? (
        <p role="alert" className="mb-1 font-semibold text-urgent">
          {problem}
        </p>
      ) : null}
      <RichFormField label="What happened to them, and over what time" hint="Such as: A cold, over a year.">
        {(control) => (
          <input
            {...control}
            type="text"
            value={form.what}
            onChange={(event) => setForm({ ...form, what: event.target.value })}
          />
        )}
      </RichFormField>
      <RichFormField
        label="Of how many people"
        hint="The same for every group, so that they can be compared."
      >
        {({ className, ...control }) => (
          <select
            {...control}
            value={form.of}
            onChange={(event) => setForm({ ...form, of: event.target.value })}
            className={`${className} min-h-[40px]`}
          >
            {sizes.map((of) => (
              <option key={of} value={of}>
                {of === '1000' ? '1,000' : of}
              </option>
            ))}
          </select>
        )}
      </RichFormField>
      <ol className="mt-1 flex flex-col gap-1">
        {form.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <li key={at} className="flex flex-wrap items-end gap-x-1">
            <div className="w-[144px]">
              <RichFormField label={`How many, group ${at + 1}`}>
                {(control) => (
                  <input
                    {...control}
                    type="text"
                    inputMode="numeric"
                    autoComplete="off"
                    value={row.count}
                    onChange={(event) => setRow(at, { count: event.target.value.trim() })}
                  />
                )}
              </RichFormField>
            </div>
            <span lang={language} className="pb-1">
              {riskLead(form.of, language)}
            </span>
            <div className="min-w-[200px] grow">
              <RichFormField label={`Who they are, group ${at + 1}`}>
                {(control) => (
                  <input
                    {...control}
                    type="text"
                    lang={language}
                    value={row.who}
                    onChange={(event) => setRow(at, { who: event.target.value })}
                  />
                )}
              </RichFormField>
            </div>
            {form.rows.length > 1 ? (
              <Button
                type="button"
                size="clinic"
                look="plain"
                aria-label={`Remove group ${at + 1}`}
                onClick={() => setForm({ ...form, rows: form.rows.toSpliced(at, 1) })}
              >
                Remove
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {form.rows.length < MOST_RISK_ROWS ? (
        <Button
          type="button"
          size="clinic"
          look="plain"
          onClick={() => setForm({ ...form, rows: [...form.rows, blankRow(language)] })}
        >
          Add a group
        </Button>
      ) : null}
    </RichForm>
  )
}
