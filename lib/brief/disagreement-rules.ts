const url = (name: string): string => `https://skin-visit.example/fhir/Questionnaire/${name}`
const BEFORE = url('before-your-visit')
const SKIN = url('how-is-your-skin')

/** A condition on one answer: one of the codes, none of the codes, at least or at most a number */
export type Side = {
  questionnaire: string
  linkId: string
  /** What the answer says, as half of a sentence */
  words: string
} & ({ anyOf: readonly string[] } | { noneOf: readonly string[] } | { atLeast: number } | { atMost: number })

/** Two answers that are hard to hold together. The words name no fault: either answer may be the true one. */
export type DisagreementRule = { id: string; version: string; sides: readonly [Side, Side] }

const content: Side = {
  questionnaire: BEFORE,
  linkId: 'content',
  words: 'Content with the treatment',
  anyOf: ['very', 'mostly'],
}
const controlled: Side = {
  questionnaire: SKIN,
  linkId: 'control',
  words: 'Eczema well controlled',
  anyOf: ['completely', 'mostly'],
}
const sleepLoss: Side = { questionnaire: SKIN, linkId: 'sleep-loss', words: 'much sleep lost', atLeast: 7 }
const severeItch: Side = { questionnaire: SKIN, linkId: 'itch', words: 'severe itch', atLeast: 7 }

export const disagreementRules: readonly DisagreementRule[] = [
  { id: 'content-sleepless', version: '1.0.0', sides: [content, sleepLoss] },
  { id: 'content-itchy', version: '1.0.0', sides: [content, severeItch] },
  {
    id: 'content-not-better',
    version: '1.0.0',
    sides: [
      content,
      { questionnaire: BEFORE, linkId: 'improved', words: 'skin no better', anyOf: ['no-change', 'worse'] },
    ],
  },
  { id: 'controlled-sleepless', version: '1.0.0', sides: [controlled, sleepLoss] },
  { id: 'controlled-itchy', version: '1.0.0', sides: [controlled, severeItch] },
  {
    id: 'controlled-flares',
    version: '1.0.0',
    sides: [
      controlled,
      { questionnaire: SKIN, linkId: 'flare-days', words: 'flares on most days', atLeast: 4 },
    ],
  },
  {
    id: 'sleepless-not-named',
    version: '1.0.0',
    sides: [
      { ...sleepLoss, words: 'Much sleep lost' },
      {
        questionnaire: BEFORE,
        linkId: 'gets-in-the-way',
        words: 'sleep not among what it gets in the way of',
        noneOf: ['sleep'],
      },
    ],
  },
  {
    id: 'plays-down-mild',
    version: '1.0.0',
    sides: [
      {
        questionnaire: BEFORE,
        linkId: 'play-down',
        words: 'Makes symptoms sound smaller',
        anyOf: ['often', 'sometimes'],
      },
      { questionnaire: SKIN, linkId: 'itch', words: 'little itch told', atMost: 3 },
    ],
  },
]
