import { readFileSync } from 'node:fs'
import type { Clinician } from '@/lib/access/actor-kinds'
import { savePacket } from '@/lib/assignment/own-packet-commands'
import { addGuidePicture } from '@/lib/guide/picture-commands'
import { beginGuideDraft } from '@/lib/guide-draft/begin-commands'
import { changeGuideDraft } from '@/lib/guide-draft/commands'
import { fieldsOf, partFingerprint } from '@/lib/guide-draft/part-fields'
import { guideDraft } from '@/lib/guide-draft/queries'

/** Drawn for this project: a finger seen from its soft side, with a line of cream from the tip to the first crease */
const FINGERTIP = 'bin/demo/fingertip.jpg'

/**
 * What a clinic has made for itself, by the commands that its people use: a picture, a guide with it that is being written,
 * and a packet. Somebody who looks around for the first time sees that there are such things.
 */
export async function ownLibrary(actor: Clinician, urls: readonly string[]): Promise<void> {
  done(await addGuidePicture(actor, { name: 'A fingertip of cream', bytes: readFileSync(FINGERTIP) }))
  const draft = done(await beginGuideDraft(actor, { title: 'How much cream to use', language: 'en' }))
  const opened = await guideDraft(actor, draft.draftId)
  if (!opened) throw new Error('The draft is not there')
  const part = 'section:first' as const
  const fields = {
    ...fieldsOf(opened.guide, part),
    heading: ['Measure it on your finger'],
    keyPoint: ['One fingertip of cream is enough for two flat hands of skin.'],
    body: [
      [
        'Squeeze a line of cream from the tip of your finger to the first crease. Too little is the more common mistake.',
        '::picture{name="a-fingertip-of-cream" alt="A line of white cream on a brown finger, from the tip to the first crease"}',
        'For an arm you need about three, for a leg about six.',
      ].join('\n\n'),
    ],
  }
  const change = { act: 'save', part, was: partFingerprint(opened.guide, part), anew: false, fields }
  done(await changeGuideDraft(actor, { draftId: draft.draftId, change }))
  done(
    await savePacket(actor, {
      ...{ packetId: null, was: '', places: {} },
      title: 'Blood results are back',
      description:
        'For a patient who starts tablets in the next weeks. What to watch for, when to call, and how the skin is now.',
      things: ['guide staying-safe', ...urls.map((url) => `questionnaire ${url}`)],
    }),
  )
}

/** What a command says it could not do is a mistake in here */
function done<T extends { ok: boolean }>(result: T): T & { ok: true } {
  if (!result.ok) throw new Error(`The demo clinic's own library: ${JSON.stringify(result)}`)
  return result as T & { ok: true }
}
