import { extensionOf, extensionsOf, extensionUrl, numberOf, textOf } from '@/lib/questionnaire/extension'
import { itemOf } from '@/lib/questionnaire/item-index'
import type { Extension, Questionnaire } from '@/lib/questionnaire/schema'
import { expressionProblem } from './expression-check'

export type Direction = 'higher-is-worse' | 'higher-is-better'

/** A figure that a questionnaire says how to work out, as its `score` extension describes */
export type ScoreDefinition = Readonly<{
  id: string
  title: string
  /** What is measured with, and which version of it: as the score says, else the questionnaire */
  instrument: string
  version: string
  /** FHIRPath over the QuestionnaireResponse, which is also %resource; %questionnaire is there for weight() */
  expression: string
  /** The questions that it cannot do without, named where there is no value */
  needs: readonly string[]
  /** The questions that it is made of, as far as it says */
  asks: readonly string[]
  min: number
  max: number
  direction: Direction
  /** The least change that counts as one; undefined where nobody has said */
  meaningfulChange: number | undefined
  unit: string | undefined
  /** From low to high: a band begins at `from` */
  bands: readonly Readonly<{ from: number; label: string }>[]
}>

/** In the order of the file; one that is malformed is left out here and named by `scoreProblems` */
export function scoreDefinitions(questionnaire: Questionnaire): readonly ScoreDefinition[] {
  return extensionsOf(questionnaire, extensionUrl.score).flatMap(
    (one) => definitionOf(questionnaire, one) ?? [],
  )
}

function definitionOf(questionnaire: Questionnaire, extension: Extension): ScoreDefinition | undefined {
  const id = textOf(extension, 'id')
  const title = textOf(extension, 'title')
  const expression = extensionOf(extension, 'expression')?.valueExpression?.expression
  const min = numberOf(extension, 'min')
  const max = numberOf(extension, 'max')
  const direction = textOf(extension, 'direction')
  if (!id || !title || !expression || min === undefined || max === undefined || min >= max) return undefined
  if (direction !== 'higher-is-worse' && direction !== 'higher-is-better') return undefined
  const linkIds = (url: string) => extensionsOf(extension, url).flatMap((one) => one.valueString ?? [])
  const needs = linkIds('needs')
  return {
    id,
    title,
    instrument: textOf(extension, 'instrument') ?? questionnaire.title ?? '',
    version: textOf(extension, 'version') ?? questionnaire.version ?? '',
    expression,
    needs,
    // one that can do with some of its questions needs none of them
    asks: needs.length > 0 ? needs : linkIds('item'),
    min,
    max,
    direction,
    meaningfulChange: numberOf(extension, 'meaningful-change'),
    unit: textOf(extension, 'unit'),
    bands: extensionsOf(extension, 'band')
      .map((band) => ({ from: numberOf(band, 'from') ?? min, label: textOf(band, 'label') ?? '' }))
      .sort((a, b) => a.from - b.from),
  }
}

/** The band a value falls in; undefined where the score has none that low */
export function bandOf(definition: ScoreDefinition, value: number): string | undefined {
  return definition.bands.findLast((band) => value >= band.from)?.label
}

/** Why a definition cannot be used, as sentences: for whoever brings the file in */
export function scoreProblems(questionnaire: Questionnaire): string[] {
  const definitions = scoreDefinitions(questionnaire)
  const written = extensionsOf(questionnaire, extensionUrl.score)
  const incomplete = written
    .filter((one) => !definitionOf(questionnaire, one))
    .map((one) => textOf(one, 'id') ?? 'without an id')
  const ids = definitions.map((one) => one.id)
  return [
    ...incomplete.map(
      (id) => `The score ${id} lacks its title, expression, lowest and highest value or direction.`,
    ),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `Two scores are called ${id}.`),
    ...definitions.flatMap(({ id, expression }) => {
      const problem = expressionProblem(expression)
      return problem ? `The score ${id} has an expression that ${problem}.` : []
    }),
    ...definitions.flatMap(({ id, needs }) =>
      needs
        .filter((linkId) => !itemOf(questionnaire, linkId))
        .map((linkId) => `The score ${id} needs ${linkId}, which is not in the questionnaire.`),
    ),
  ]
}
