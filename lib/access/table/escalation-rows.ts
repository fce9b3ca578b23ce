import { setWatch } from '@/lib/escalation/commands'
import { usualHours } from '@/lib/escalation/opening-hours'
import { clinicWatch } from '@/lib/escalation/queries'
import { escalateUnattended } from '@/lib/escalation/unattended-commands'
import { watchFields } from '@/lib/escalation/watch-form'
import type { Row } from './cell'

const settlers = [
  'clinician',
  'administrator',
  "other clinic's clinician",
  "other clinic's administrator",
] as const

/** Each clinic's own hours and people; what is passed on is our own clock's */
export const escalationRows: Record<string, Row> = {
  'escalation/queries clinicWatch': {
    may: settlers,
    own: true,
    call: (actor) => clinicWatch(actor),
  },
  'escalation/commands setWatch': {
    may: settlers,
    own: true,
    call: (actor) =>
      setWatch(actor, watchFields({ hours: usualHours, onCall: [], urgentMinutes: 30, highMinutes: 60 })),
  },
  'escalation/unattended-commands escalateUnattended': {
    may: [],
    call: (actor) => escalateUnattended(actor),
  },
}
