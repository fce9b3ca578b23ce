import sharp from 'sharp'
import { changedOriginal, publishedOnRecord } from '@/e2e/factories/written-guide'
import { addGuidePicture } from '@/lib/guide/picture-commands'
import { clinicPictures, guidePicture } from '@/lib/guide/picture-queries'
import { retireGuide, returnGuide } from '@/lib/guide/retirement-commands'
import { beginGuideDraft } from '@/lib/guide-draft/begin-commands'
import { changeGuideDraft, discardGuideDraft, undoGuideChange } from '@/lib/guide-draft/commands'
import { takeFromOriginal } from '@/lib/guide-draft/original-commands'
import { draftOriginal, versionOriginal } from '@/lib/guide-draft/original-queries'
import { publishGuideDraft, reviewGuideDraft } from '@/lib/guide-draft/publish-commands'
import { guideDraft, guideDrafts, guidePictures, guidePublication } from '@/lib/guide-draft/queries'
import { reviewLines } from '@/lib/guide-draft/review'
import { testDatabase } from '@/lib/platform/testing/database'
import { actorFor, type Row } from './cell'

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
  'guide-draft/publish-commands reviewGuideDraft': {
    may: ['clinician'],
    call: (actor, { ours }) =>
      reviewGuideDraft(actor, {
        draftId: ours.guideDraftId,
        revision: 1,
        ticked: reviewLines.map(({ name }) => name),
      }),
  },
  'guide-draft/publish-commands publishGuideDraft': {
    may: ['clinician'],
    prepare: async (world) => {
      const colleague = { ...actorFor('clinician', world), accountId: world.ours.deactivated.accountId }
      const draftId = world.ours.guideDraftId
      await reviewGuideDraft(colleague, { draftId, revision: 1, ticked: reviewLines.map(({ name }) => name) })
      return ''
    },
    call: (actor, { ours }) =>
      publishGuideDraft(actor, { draftId: ours.guideDraftId, revision: 1, reason: 'The first one' }),
  },
  'guide/picture-queries guidePicture': {
    may: ['clinician', 'staff'],
    call: (actor, { ours }) => guidePicture(actor, ours.guidePictureId),
  },
  'guide/picture-queries clinicPictures': {
    may: ['clinician', 'staff', "other clinic's clinician", "other clinic's staff"],
    own: true,
    call: (actor) => clinicPictures(actor),
  },
  'guide/picture-commands addGuidePicture': {
    may: ['clinician', "other clinic's clinician"],
    call: async (actor) => {
      const create = { width: 9, height: 9, channels: 3 as const, background: '#c00' }
      return addGuidePicture(actor, { name: 'Gloves', bytes: await sharp({ create }).jpeg().toBuffer() })
    },
  },
  'guide-draft/original-queries draftOriginal': {
    may: ['clinician'],
    prepare: (world) => changedOriginal(testDatabase().ownerUrl, world),
    call: (actor, { ours }) => draftOriginal(actor, ours.guideDraftId),
  },
  'guide-draft/original-queries versionOriginal': {
    may: ['clinician', 'staff'],
    prepare: (world) => changedOriginal(testDatabase().ownerUrl, world),
    call: (actor, { ours }) => versionOriginal(actor, ours.ownGuideVersionId),
  },
  'guide-draft/original-commands takeFromOriginal': {
    may: ['clinician'],
    prepare: (world) => changedOriginal(testDatabase().ownerUrl, world),
    call: (actor, { ours }, prepared) =>
      takeFromOriginal(actor, {
        ...{ draftId: ours.guideDraftId, part: 'seen', was: '', revision: prepared },
      }),
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
  'guide-draft/queries guidePublication': {
    may: ['clinician', 'staff'],
    prepare: (world) => publishedOnRecord(testDatabase().ownerUrl, world),
    call: (actor, { ours }) => guidePublication(actor, ours.ownGuideVersionId),
  },
  'guide/retirement-commands retireGuide': {
    may: ['clinician'],
    call: (actor, { ours }) => retireGuide(actor, { versionId: ours.ownGuideVersionId }),
  },
  'guide/retirement-commands returnGuide': {
    may: ['clinician'],
    call: (actor, { ours }) => returnGuide(actor, { versionId: ours.ownGuideVersionId }),
  },
  'guide-draft/queries guidePictures': {
    may: ['clinician', "other clinic's clinician"],
    own: true,
    call: (actor) => guidePictures(actor),
  },
}
