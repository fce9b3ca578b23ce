import type { Transaction } from '@/lib/access/scoped'
import { type Assignable, base, clinicTitle, newestFor } from './assignable'

/** What the library has to assign, in its own order, each at the version a patient of this language would get */
export async function libraryFor(
  tx: Transaction,
  language: string,
): Promise<(Assignable & { name: string })[]> {
  const versions = { id: true, revision: true, title: true, minutes: true } as const
  const order = [{ position: 'asc' }, { id: 'asc' }] as const
  const guides = await tx.guide.findMany({
    where: { retiredAt: null },
    select: { id: true, slug: true, versions: { select: { ...versions, language: true, summary: true } } },
    orderBy: [...order],
  })
  const questionnaires = await tx.questionnaire.findMany({
    where: { retiredAt: null },
    select: {
      id: true,
      url: true,
      versions: { select: { ...versions, description: true }, orderBy: { revision: 'desc' }, take: 1 },
    },
    orderBy: [...order],
  })
  return [
    ...guides.flatMap(({ id, slug, versions }) => {
      const newest = newestFor(versions, language)
      if (!newest) return []
      const english = newestFor(versions, 'en')
      const { id: versionId, minutes } = newest
      const title = clinicTitle(newest, english)
      const { summary } = english ?? newest
      const inLanguage = newest.language === base(language)
      return [{ kind: 'guide' as const, id, name: slug, versionId, title, summary, minutes, inLanguage }]
    }),
    ...questionnaires.flatMap(({ id, url, versions: [newest] }) => {
      if (!newest) return []
      const { id: versionId, title, description: summary, minutes } = newest
      // A questionnaire is one resource that carries its translations
      return [
        {
          kind: 'questionnaire' as const,
          id,
          name: url,
          versionId,
          title,
          summary,
          minutes,
          inLanguage: true,
        },
      ]
    }),
  ]
}
