import { loadPackets } from '@/lib/assignment/packet-commands'
import { loadGuide } from '@/lib/guide/library-commands'
import { loadQuestionnaire } from '@/lib/questionnaire/library-commands'
import type { Row } from './cell'

export const libraryRows: Record<string, Row> = {
  'guide/library-commands loadGuide': {
    may: [],
    call: (actor) => loadGuide(actor, { text: '', pictures: {} }),
  },
  'questionnaire/library-commands loadQuestionnaire': {
    may: [],
    call: (actor, { questionnaire: { url } }) =>
      loadQuestionnaire(actor, {
        url,
        questionnaire: { resourceType: 'Questionnaire', status: 'active', url, title: 'Another' },
      }),
  },
  'assignment/packet-commands loadPackets': {
    may: [],
    call: (actor) => loadPackets(actor, []),
  },
}
