import type { SqlTransaction } from '@/lib/access/scoped'
import { guideIn } from '@/lib/guide/published-guide'
import { type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'

const MOST_KEPT = 200

/** What is worked out about a published version is true for good: such a row never changes. Read and parsed once in a process. */
export function remembered<T>(read: (tx: SqlTransaction, versionId: string) => Promise<T>) {
  const kept = new Map<string, T>()
  return async (tx: SqlTransaction, versionId: string): Promise<T> => {
    const known = kept.get(versionId)
    if (known !== undefined) return known
    const found = await read(tx, versionId)
    const oldest = kept.keys().next()
    if (kept.size >= MOST_KEPT && !oldest.done) kept.delete(oldest.value)
    kept.set(versionId, found)
    return found
  }
}

/** The questionnaire that an assignment pins. The engine keeps what it works out about it by this same object. */
export const pinnedQuestionnaire = remembered(async (tx, versionId): Promise<Questionnaire> => {
  const [row] = await tx<{ resource: unknown }[]>`
    select resource from questionnaire_version where id = ${versionId}`
  return questionnaireSchema.parse(row?.resource)
})

/** How many sections the guide that an assignment pins has */
export const pinnedGuideSections = remembered(async (tx, versionId): Promise<number> => {
  const [row] = await tx<{ source: string }[]>`select source from guide_version where id = ${versionId}`
  return guideIn(row?.source)?.sections.length ?? 1
})
