import { type Change, comparedNamed } from '@/lib/questionnaire/difference'
import { extensionsOf, extensionUrl, textOf } from '@/lib/questionnaire/extension'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Questionnaire } from '@/lib/questionnaire/schema'
import { type ScoreDefinition, scoreDefinitions } from './definition'
import { recipeIn, recipeWords } from './recipe'

/** What a newer version works out otherwise than an older one */
export const comparedScores = (before: Questionnaire, after: Questionnaire): Change[] =>
  comparedNamed(namedIn(before), namedIn(after))

const namedIn = (questionnaire: Questionnaire) =>
  scoreDefinitions(questionnaire).map((score) => {
    const data = extensionsOf(questionnaire, extensionUrl.score).find((one) => textOf(one, 'id') === score.id)
    // a score that says no instrument or version has the questionnaire's, whose own change is told elsewhere
    const [instrument = '', version = ''] = ['instrument', 'version'].map((url) => data && textOf(data, url))
    const own = { ...score, instrument, version }
    const recipe = data && recipeIn(data)
    const way = recipe ? recipeWords(questionnaire, recipe) : score.expression
    return { id: score.id, words: score.title, said: saidOf(questionnaire, own, way), data }
  })

function saidOf(questionnaire: Questionnaire, score: ScoreDefinition, way: string) {
  const { title, instrument, version, unit, min, max, direction, meaningfulChange, needs, bands } = score
  const questions = needs.map((linkId) => `“${itemOf(questionnaire, linkId)?.text ?? linkId}”`)
  return [
    ['Title', title],
    ['Instrument', instrument],
    ['Its version', version],
    ['Range', [`${min} to ${max}`, unit].filter(Boolean).join(' ')],
    ['Direction', direction === 'higher-is-worse' ? 'higher is worse' : 'higher is better'],
    ['Meaningful change', meaningfulChange === undefined ? '' : String(meaningfulChange)],
    ['Bands', bands.map(({ from, label }) => `from ${from}: ${label}`).join('; ')],
    ['Needs', questions.join(', ')],
    ['Worked out by', way],
  ] as const
}
