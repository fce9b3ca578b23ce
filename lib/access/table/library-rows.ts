import { OWN_PACKET } from '@/e2e/factories/written-guide'
import { systemActor } from '@/lib/access/actor'
import { packetFingerprint } from '@/lib/assignment/own-packet'
import { removePacket, savePacket } from '@/lib/assignment/own-packet-commands'
import { loadPackets } from '@/lib/assignment/packet-commands'
import { libraryPackets } from '@/lib/assignment/packet-queries'
import { loadGuide } from '@/lib/guide/library-commands'
import { importQuestionnaire, loadQuestionnaire } from '@/lib/questionnaire/library-commands'
import {
  libraryQuestionnaire,
  libraryQuestionnaires,
  questionnaireImport,
  versionBefore,
} from '@/lib/questionnaire/library-queries'
import { retireQuestionnaire, returnQuestionnaire } from '@/lib/questionnaire/retirement-commands'
import type { Row } from './cell'

const clinics = ['clinician', 'staff', "other clinic's clinician", "other clinic's staff"] as const

/** What fills the shelf is no person; what stands on it is every clinic's to read */

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
  'questionnaire/library-commands importQuestionnaire': {
    may: ['clinician', "other clinic's clinician"],
    own: true,
    call: (actor, { questionnaire: { url } }) =>
      importQuestionnaire(actor, {
        text: JSON.stringify({
          ...{
            resourceType: 'Questionnaire',
            status: 'active',
            url: `${url}/own`,
            title: 'Own',
            version: '1',
          },
          item: [{ linkId: 'a', type: 'string', text: 'How are you?' }],
        }),
        ...{ licence: 'CC BY 4.0', statement: 'yes' },
      }),
  },
  'questionnaire/library-queries questionnaireImport': {
    may: ['clinician', 'staff'],
    call: (actor, { ours }) => questionnaireImport(actor, ours.broughtInVersionId),
  },
  'questionnaire/library-queries versionBefore': {
    may: ['clinician', 'staff'],
    call: (actor, { ours }) => versionBefore(actor, ours.broughtInVersionId),
  },
  'questionnaire/retirement-commands retireQuestionnaire': {
    may: ['clinician'],
    call: (actor, { ours }) => retireQuestionnaire(actor, { versionId: ours.broughtInVersionId }),
  },
  'questionnaire/retirement-commands returnQuestionnaire': {
    may: ['clinician'],
    call: (actor, { ours }) => returnQuestionnaire(actor, { versionId: ours.broughtInVersionId }),
  },
  'assignment/packet-commands loadPackets': {
    may: [],
    call: (actor) => loadPackets(actor, []),
  },
  'questionnaire/library-queries libraryQuestionnaires': {
    may: clinics,
    own: true,
    call: (actor) => libraryQuestionnaires(actor),
  },
  'questionnaire/library-queries libraryQuestionnaire': {
    may: clinics,
    call: (actor, { questionnaire }) => libraryQuestionnaire(actor, questionnaire.versionId),
  },
  'assignment/own-packet-commands savePacket': {
    may: ['clinician'],
    call: (actor, { ours, guide }) =>
      savePacket(actor, {
        ...{ packetId: ours.packetId, was: packetFingerprint(OWN_PACKET), title: 'Hands', description: '' },
        ...{ things: [`guide ${guide.slug}`], places: {} },
      }),
  },
  'assignment/own-packet-commands removePacket': {
    may: ['clinician'],
    call: (actor, { ours }) => removePacket(actor, { packetId: ours.packetId }),
  },
  'assignment/packet-queries libraryPackets': {
    may: clinics,
    own: true,
    call: async (actor) => {
      await loadPackets(systemActor('test'), [
        { slug: 'p', title: 'P', description: 'D', guideSlugs: [], questionnaireUrls: [] },
      ])
      return libraryPackets(actor)
    },
  },
}
