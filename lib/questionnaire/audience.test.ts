import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Audience, answersSeen, audienceProblems, isHidden, seenBy } from './audience'
import { extensionUrl } from './extension'
import { itemIndex } from './item-index'
import type { Item, Questionnaire } from './schema'

const only = (who: Audience) => [{ url: extensionUrl.audience, valueCode: who }]
const yesNo = (linkId: string, more: Partial<Item> = {}): Item => ({
  linkId,
  type: 'boolean',
  text: linkId,
  ...more,
})
const asks = (question: string) => ({
  enableWhen: [{ question, operator: '=' as const, answerBoolean: true }],
})
const form = (...item: Item[]): Questionnaire => ({ resourceType: 'Questionnaire', status: 'active', item })

const teen = form(
  yesNo('itch'),
  yesNo('smoke', { extension: only('patient') }),
  {
    linkId: 'alone',
    type: 'group',
    text: 'Alone',
    extension: only('patient'),
    item: [yesNo('worry'), yesNo('sex')],
  },
  yesNo('school', { extension: only('carer') }),
)
const yes = { values: [{ valueBoolean: true }] }
const all = Object.fromEntries(['itch', 'smoke', 'worry', 'sex', 'school'].map((linkId) => [linkId, yes]))
const linkIds = (view: Questionnaire) => itemIndex(view).places.map(({ item }) => item.linkId)

describe('what a patient and a carer each see', () => {
  it('leaves out what is for the other alone, whole groups too', () => {
    expect(linkIds(seenBy(teen, 'patient'))).toEqual(['itch', 'school'])
    expect(linkIds(seenBy(teen, 'carer'))).toEqual(['itch', 'smoke', 'alone', 'worry', 'sex'])
    expect(Object.keys(answersSeen(teen, 'patient', all))).toEqual(['itch', 'school'])
    expect(Object.keys(answersSeen(teen, 'carer', all))).toEqual(['itch', 'smoke', 'worry', 'sex'])
  })

  it('is the very same where nothing is hidden', () => {
    expect(seenBy(teen, null)).toBe(teen)
    expect(answersSeen(teen, null, all)).toBe(all)
    const plain = form(yesNo('itch'))
    expect(seenBy(plain, 'patient')).toBe(plain)
    expect(seenBy(teen, 'patient')).toBe(seenBy(teen, 'patient'))
  })

  it('hides what stands in a hidden group, and every time of what repeats', () => {
    expect(isHidden(teen, 'patient', 'worry')).toBe(true)
    expect(isHidden(teen, 'patient', 'worry\u001f1')).toBe(true)
    expect(isHidden(teen, 'carer', 'worry')).toBe(false)
    expect(isHidden(teen, null, 'worry')).toBe(false)
    expect(isHidden(teen, 'patient', 'gone')).toBe(false)
  })
})

describe('a condition must not tell what it hangs on', () => {
  it('may look from one’s own to what both see, not the other way', () => {
    expect(audienceProblems(teen)).toEqual([])
    const inward = form(yesNo('itch'), yesNo('smoke', { extension: only('patient'), ...asks('itch') }))
    expect(audienceProblems(inward)).toEqual([])
    const outward = form(yesNo('smoke', { extension: only('patient') }), yesNo('lungs', asks('smoke')))
    expect(audienceProblems(outward).map(({ linkId }) => linkId)).toEqual(['lungs'])
    const across = form(
      yesNo('smoke', { extension: only('patient') }),
      yesNo('lungs', { extension: only('carer'), ...asks('smoke') }),
    )
    expect(audienceProblems(across)).toHaveLength(1)
  })

  it('counts expressions, and a part that is for another than what it stands in', () => {
    const expression = { language: 'text/fhirpath', expression: "item.where(linkId = 'smoke').answer.value" }
    const told = form(
      yesNo('smoke', { extension: only('patient') }),
      yesNo('risk', { extension: [{ url: extensionUrl.calculatedExpression, valueExpression: expression }] }),
    )
    expect(audienceProblems(told).map(({ linkId }) => linkId)).toEqual(['risk'])
    const nested: Item = { linkId: 'g', type: 'group', text: 'g', extension: only('carer') }
    expect(
      audienceProblems(form({ ...nested, item: [yesNo('in', { extension: only('patient') })] })),
    ).toHaveLength(1)
  })

  it('holds for any questionnaire without a problem: what somebody sees hangs on nothing they do not see', () => {
    const who = fc.constantFrom<Audience | null>(null, 'patient', 'carer')
    const drawn = fc.array(fc.tuple(who, fc.option(fc.nat(7), { nil: null })), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(drawn, (given) => {
        const made = form(
          ...given.map(([audience, on], at) =>
            yesNo(`q${at}`, {
              ...(audience ? { extension: only(audience) } : {}),
              ...(on !== null && on < at ? asks(`q${on}`) : {}),
            }),
          ),
        )
        const isTold = (hides: Audience) => {
          const seen = new Set(linkIds(seenBy(made, hides)))
          return itemIndex(made).places.some(
            ({ item }) =>
              seen.has(item.linkId) && item.enableWhen?.some(({ question }) => !seen.has(question)),
          )
        }
        expect(audienceProblems(made).length > 0).toBe(isTold('patient') || isTold('carer'))
      }),
    )
  })
})
