import { expect, it } from 'vitest'
import type { Answers } from '@/lib/questionnaire/answers'
import { withPatch } from '@/lib/questionnaire/answers'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { amended } from './amendment'

const skinCheck: Questionnaire = {
  resourceType: 'Questionnaire',
  url: 'urn:test:skin-check',
  version: '1.0.0',
  title: 'Skin check',
  status: 'active',
  item: [
    { linkId: 'itch', type: 'integer' },
    { linkId: 'smoke', type: 'boolean' },
    {
      linkId: 'cigarettes',
      type: 'integer',
      enableWhen: [{ question: 'smoke', operator: '=', answerBoolean: true }],
    },
  ],
}

const number = (valueInteger: number) => ({ values: [{ valueInteger }] })
const bool = (valueBoolean: boolean) => ({ values: [{ valueBoolean }] })

it('gives back what was first sent, whatever was corrected in between', () => {
  const sent: Answers = { itch: number(7), smoke: bool(true), cigarettes: number(10) }
  const once = amended(skinCheck, sent, { smoke: bool(false) })
  const twice = amended(skinCheck, once.answers, {
    itch: number(1),
    smoke: bool(true),
    cigarettes: number(2),
  })
  expect(once.changes.map((one) => one.linkId)).toEqual(['smoke', 'cigarettes'])
  expect(twice.answers).toEqual({ itch: number(1), smoke: bool(true), cigarettes: number(2) })
  const back = [...once.changes, ...twice.changes].toReversed()
  expect(
    back.reduce((kept, { linkId, before }) => withPatch(kept, { [linkId]: before }), twice.answers),
  ).toEqual(sent)
})

it('changes nothing where the same is said', () => {
  const sent: Answers = { itch: number(7) }
  expect(amended(skinCheck, sent, { itch: number(7), smoke: null })).toEqual({ answers: sent, changes: [] })
})
