import type { PastVisit } from './history'
import { FORMS, type Form } from './library'
import type { Said } from './said'
import { FOLLOW_UP, type VisitPlan } from './visit-plan'

/** Somebody of the first thirteen: what came before, and today's visit. `forms` replaces what chance would say. */
export type Story = {
  time: string
  severity: number
  past: readonly PastVisit[]
  set: 'everything' | 'follow-up'
  said?: Partial<Record<keyof VisitPlan['forms'], Said>>
  plan: Partial<VisitPlan>
}

export const formsOf = (set: Story['set']): readonly Form[] => (set === 'everything' ? FORMS : FOLLOW_UP)
