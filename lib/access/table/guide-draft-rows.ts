import { beginGuideDraft } from '@/lib/guide-draft/begin-commands'
import { changeGuideDraft, discardGuideDraft, undoGuideChange } from '@/lib/guide-draft/commands'
import { guideDraft, guideDrafts, guidePictures } from '@/lib/guide-draft/queries'
import type { Row } from './cell'

/** Writing guides is for the clinicians of the clinic; pictures of the shelf are every clinic's */
export const guideDraftRows: Record<string, Row> = {
  'guide-draft/begin-commands beginGuideDraft': {
    may: ['clinician'],
    call: (actor, { ours }) => beginGuideDraft(actor, { versionId: ours.ownGuideVersionId }),
  },
  'guide-draft/commands changeGuideDraft': {
    may: ['clinician'],
    call: (actor, { ours }) =>
      changeGuideDraft(actor, { draftId: ours.guideDraftId, change: { act: 'add-check' } }),
  },
  'guide-draft/commands undoGuideChange': {
    may: ['clinician'],
    call: (actor, { ours }) => undoGuideChange(actor, { draftId: ours.guideDraftId, revision: 1 }),
  },
  'guide-draft/commands discardGuideDraft': {
    may: ['clinician'],
    call: (actor, { ours }) => discardGuideDraft(actor, { draftId: ours.guideDraftId, way: 'discard' }),
  },
  'guide-draft/queries guideDrafts': {
    may: ['clinician', "other clinic's clinician"],
    own: true,
    call: (actor) => guideDrafts(actor),
  },
  'guide-draft/queries guideDraft': {
    may: ['clinician'],
    call: (actor, { ours }) => guideDraft(actor, ours.guideDraftId),
  },
  'guide-draft/queries guidePictures': {
    may: ['clinician', "other clinic's clinician"],
    own: true,
    call: (actor) => guidePictures(actor),
  },
}
