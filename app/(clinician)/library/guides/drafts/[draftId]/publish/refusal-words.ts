import type { GuidePublished } from '@/lib/guide-draft/publish-commands'

type Refusal = Exclude<GuidePublished, { ok: true } | { reason: 'not-found' }>

/** Why it was not reviewed or published, by field */
export function refusalWords(done: Refusal): Record<string, string> {
  if (done.reason === 'invalid') return done.errors
  if (done.reason === 'conflict')
    return { '': 'Somebody changed the draft after you opened this page. Look at what it says now.' }
  if (done.reason === 'unreviewed') return { '': 'A second clinician has to review it first.' }
  return { '': 'It cannot be published yet. What is to do stands below.' }
}
