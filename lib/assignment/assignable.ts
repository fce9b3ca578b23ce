import { languageWords } from '@/lib/platform/language-words'

/** A guide or a questionnaire as somebody picks it to assign: its newest version in the patient's language, or in English */
export type Assignable = {
  kind: 'guide' | 'questionnaire'
  /** The guide's or questionnaire's own id; the version is pinned when it is assigned */
  id: string
  versionId: string
  /** For the clinic: in English where there is an English version, and so is the summary */
  title: string
  summary: string
  minutes: number
  /** False where the version is English although the patient reads something else */
  inLanguage: boolean
}

/** A visit that things can be assigned for, with the ids of the guides and questionnaires it has already */
export type AssignableVisit = {
  id: string
  startsAt: Date
  reason: string
  practitioner: string
  assignedIds: string[]
}

export type Packet = {
  id: string
  title: string
  description: string
  guideIds: string[]
  questionnaireIds: string[]
}

type Version = { language: string; revision: number }

/** The newest version in the wanted language (by its base: es for es-MX), else the newest English one */
export function newestFor<V extends Version>(versions: readonly V[], language: string): V | undefined {
  const newest = (wanted: string) =>
    versions
      .filter((version) => version.language === wanted)
      .reduce<V | undefined>((best, at) => (best && best.revision > at.revision ? best : at), undefined)
  return newest(base(language)) ?? newest('en')
}

/**
 * What the clinic calls a guide that a patient reads in another language: its English name, since nobody there has to know
 * that language, and which one it is
 */
export function clinicTitle({ title, language }: Titled, english: Titled | undefined): string {
  const read = base(language)
  if (read === 'en' || !english) return title
  return `${english.title}, in ${languageWords(read)}`
}

type Titled = { title: string; language: string }

export const base = (language: string): string => language.toLowerCase().split('-')[0] ?? 'en'
