import { beginDraft } from '@/lib/questionnaire-draft/begin-commands'
import { changeDraft, discardDraft, undoChange } from '@/lib/questionnaire-draft/commands'
import { publishDraft } from '@/lib/questionnaire-draft/publish-commands'
import { draft, drafts, publication } from '@/lib/questionnaire-draft/queries'
import type { Row } from './cell'

export const draftRows: Record<string, Row> = {
  'questionnaire-draft/begin-commands beginDraft': {
    may: ['clinician'],
    call: (actor, { ours }) => beginDraft(actor, { versionId: ours.broughtInVersionId }),
  },
  'questionnaire-draft/commands changeDraft': {
    may: ['clinician'],
    call: (actor, { ours }) =>
      changeDraft(actor, { draftId: ours.draftId, change: { act: 'duplicate', linkId: 'a' } }),
  },
  'questionnaire-draft/commands undoChange': {
    may: ['clinician'],
    call: (actor, { ours }) => undoChange(actor, { draftId: ours.draftId, revision: 1 }),
  },
  'questionnaire-draft/commands discardDraft': {
    may: ['clinician'],
    call: (actor, { ours }) => discardDraft(actor, { draftId: ours.draftId, way: 'discard' }),
  },
  'questionnaire-draft/queries drafts': {
    may: ['clinician', "other clinic's clinician"],
    own: true,
    call: (actor) => drafts(actor),
  },
  'questionnaire-draft/queries draft': {
    may: ['clinician'],
    call: (actor, { ours }) => draft(actor, ours.draftId),
  },
  'questionnaire-draft/publish-commands publishDraft': {
    may: ['clinician'],
    call: (actor, { ours }) =>
      publishDraft(actor, { draftId: ours.draftId, revision: 1, reason: 'The first one' }),
  },
  'questionnaire-draft/queries publication': {
    may: ['clinician', 'staff'],
    call: (actor, { ours }) => publication(actor, ours.broughtInVersionId),
  },
}
