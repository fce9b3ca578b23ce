import { riskIn } from '@/lib/guide/guide-risk'

/** A drawn risk as its directive has it */
export type RiskAttributes = { of: string; what: string; groups: string }

/** The same as its form has it: who each group is, without how many of how many */
export type RiskForm = { of: string; what: string; rows: RiskRow[] }
export type RiskRow = { count: string; who: string }

export const RISK_SIZES = ['100', '1000'] as const
export const MOST_RISK_ROWS = 4

const COUNTED = /^(\d+)(?: (?:of|de) (?:1[,.]?000|100)(?= ))? *(.*)$/

/** "of 1,000", as each group says it in the language of the guide */
export const riskLead = (of: string, language: string): string =>
  language === 'es' ? `de ${of}` : `of ${of === '1000' ? '1,000' : of}`

/** A group to begin with */
export const blankRow = (language: string): RiskRow => ({
  count: '',
  who: language === 'es' ? 'personas' : 'people',
})

export function riskForm({ of, what, groups }: RiskAttributes): RiskForm {
  const rows = groups.split(';').map((words) => {
    const [, count = '', who = words.trim()] = COUNTED.exec(words.trim()) ?? []
    return { count, who }
  })
  return { of, what, rows }
}

/** What the form says as the directive; a sentence where the format refuses it */
export function riskOf(form: RiskForm, language: string): RiskAttributes | string {
  const line = (text: string) => text.replace(/\s+/g, ' ').trim()
  if (form.rows.some(({ who }) => who.includes(';'))) return 'Leave semicolons out of who the people are.'
  const uncounted = form.rows.findIndex(
    ({ count }) => !/^\d+$/.test(count) || Number(count) > Number(form.of),
  )
  if (uncounted >= 0) return `Enter how many of ${form.of} in group ${uncounted + 1}, in digits.`
  const groups = form.rows.map(({ count, who }) => line(`${count} ${riskLead(form.of, language)} ${who}`))
  const attributes = { of: form.of, what: line(form.what), groups: groups.join('; ') }
  const read = riskIn(attributes)
  return typeof read === 'string' ? `${read.charAt(0).toUpperCase()}${read.slice(1)}` : attributes
}
