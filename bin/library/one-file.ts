import { systemActor } from '@/lib/access/actor'
import { loadQuestionnaire } from '@/lib/questionnaire/library-commands'
import { checkLibraryFile } from '@/lib/questionnaire/library-file'
import { Refused } from './refused'
import { labelled, tell } from './shelf-line'
import { shippedQuestionnaires, suffixed } from './shipped'
import { textOf } from './text-file'

/** Adds one FHIR R4 Questionnaire file from elsewhere; where it cannot be shown, names why, item by item, and stores nothing. */
export async function loadFile(path: string): Promise<void> {
  const checked = checkLibraryFile(textOf(path))
  if (!checked.ok)
    throw new Refused([
      `${path} was not added. Nothing was stored.`,
      ...checked.problems.map(
        ({ linkId, sentence }) => `  ${linkId === null ? '' : `${linkId}: `}${sentence}`,
      ),
    ])
  const { url, questionnaire } = checked
  const shipped = shippedQuestionnaires().find((one) => one.url === url)
  if (shipped && JSON.stringify(shipped.questionnaire) !== JSON.stringify(questionnaire))
    throw new Refused([
      `${path} was not added: ${url} ships with the portal, and its file under content/ would win at the next start. Give it an address of its own.`,
    ])
  const done = await loadQuestionnaire(systemActor('library'), { url, questionnaire })
  if (!done.ok) throw new Refused([`${path} was not added.`])
  tell(done.outcome, 'questionnaire', labelled(url, done.version, done.revision))
  if (done.taken) console.log(suffixed(done.taken, done.version))
  for (const { linkId, sentence } of checked.degraded)
    console.log(`             Different here: ${linkId === null ? '' : `${linkId}: `}${sentence}`)
}
