import type { Coding } from '@/lib/questionnaire/schema'

/** Units that dermatology asks for, by the words for them, with their UCUM codes */
const ucum: Readonly<Record<string, string>> = {
  mg: 'mg',
  g: 'g',
  kg: 'kg',
  micrograms: 'ug',
  ml: 'mL',
  mm: 'mm',
  cm: 'cm',
  m: 'm',
  '%': '%',
  minutes: 'min',
  hours: 'h',
  days: 'd',
  weeks: 'wk',
  months: 'mo',
  years: 'a',
  '°C': 'Cel',
  'mg/kg': 'mg/kg',
  IU: '[iU]',
  lb: '[lb_av]',
}

export const unitWords = Object.keys(ucum)

/** A unit as it was typed: with its code where it has one, else in words alone */
export const unitCoding = (words: string): Coding =>
  Object.hasOwn(ucum, words)
    ? { system: 'http://unitsofmeasure.org', code: ucum[words], display: words }
    : { display: words }
