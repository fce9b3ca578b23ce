import type { KeptKey } from '@/components/questionnaire/kept-answers'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { browserKey } from '@/lib/platform/browser-key'

/**
 * What this patient's browser keeps unsent words of a draft under; nobody else can be given it. A draft is a questionnaire's
 * answers or one box of plain text, named by the id that it is about.
 */
export const keptKeyOf = (actor: PatientActor, draft: string): KeptKey => ({
  owner: browserKey('owner', actor.accountId).slice(0, 16),
  draft,
  // as a browser's atob reads it
  secret: browserKey('draft', actor.accountId, draft).replaceAll('-', '+').replaceAll('_', '/'),
})
