import { expect, it } from 'vitest'
import { extensionUrl } from '@/lib/questionnaire/extension'
import type { Item, Questionnaire } from '@/lib/questionnaire/schema'
import { edit } from './draft-edit'

const formula = (expression: string) => ({
  url: extensionUrl.calculatedExpression,
  valueExpression: { language: 'text/fhirpath', expression },
})

it('duplicates a group so that a formula in the copy counts what stands in the copy', () => {
  const total = "%resource.repeat(item).where(linkId = 'sore').answer.value + 'other'.length()"
  const group: Item = {
    ...{ linkId: 'hand', type: 'group', text: 'Hand' },
    item: [
      { linkId: 'sore', type: 'integer', text: 'Sore?' },
      { linkId: 'total', type: 'integer', text: 'Total', extension: [formula(total)] },
    ],
  }
  const draft: Questionnaire = { resourceType: 'Questionnaire', status: 'draft', title: 'T', item: [group] }
  let made = 0
  const done = edit(draft, { act: 'duplicate', linkId: 'hand' }, () => `n${++made}`)
  if (!done.ok) throw new Error(JSON.stringify(done))
  const [first, copy] = done.questionnaire.item ?? []
  expect(first).toEqual(group)
  const [sore, sum] = copy?.item ?? []
  expect(sum?.extension).toEqual([formula(total.replace("'sore'", `'${sore?.linkId}'`))])
})
