import { systemActor } from '@/lib/access/actor'
import { scoped } from '@/lib/access/scoped'
import { announce } from '@/lib/arrival/announce'
import { hearArrivals } from '@/lib/arrival/queries'
import { latestSent } from '@/lib/brief/latest-queries'
import type { Row } from './cell'

/** Who keeps a clinic's book hears what arrives there; when answers came in is the clinicians' to know */
export const arrivalRows: Record<string, Row> = {
  'arrival/queries hearArrivals': {
    may: ['clinician', 'staff'],
    call: async (actor, { ours }) => {
      const { clinicId, patients } = ours
      const heard: (string | null)[] = []
      const stop = await hearArrivals(actor, (id) => heard.push(id))
      if (!stop) return null
      // until the line stands, and once more: what is announced again and again is heard at last, or never
      const visit = { clinicId, appointmentId: patients[0].appointmentId }
      const other = { ...visit, clinicId: actor.clinicId ?? '', appointmentId: 'own' }
      while (!heard.includes(actor.clinicId === clinicId ? visit.appointmentId : 'own'))
        await scoped(systemActor('test'), async (tx) => {
          await announce(tx, visit)
          await announce(tx, other)
        })
      stop()
      return heard.filter((id) => id === visit.appointmentId)
    },
  },
  'brief/latest-queries latestSent': {
    may: ['clinician'],
    call: (actor, { ours }) => latestSent(actor, ours.patients[0].appointmentId),
  },
}
