import { askErasure, eraseRecord, withdrawErasure } from '@/lib/erasure/commands'
import { declineErasure } from '@/lib/erasure/decline-commands'
import { setKeeping } from '@/lib/erasure/keeping-commands'
import { clinicKeeping, erasureState, erasures, erasureToCarryOut } from '@/lib/erasure/queries'
import { shownOf } from '@/lib/erasure/reach'
import { actorFor, type Row } from './cell'

const ours: Row['may'] = ['clinician', 'staff', 'patient']

/** A patient or who keeps the book asks, an administrator carries out: nobody does both. Our first patient has asked. */
export const erasureRows: Record<string, Row> = {
  'erasure/queries erasureState': {
    may: ours,
    call: (actor, world) => erasureState(actor, world.ours.patients[0].patientId),
  },
  'erasure/queries erasures': {
    may: ['administrator', "other clinic's administrator"],
    own: true,
    call: (actor) => erasures(actor),
  },
  'erasure/queries erasureToCarryOut': {
    may: ['administrator'],
    call: (actor, world) => erasureToCarryOut(actor, world.ours.patients[0].patientId),
  },
  'erasure/queries clinicKeeping': {
    may: ['administrator', "other clinic's administrator"],
    own: true,
    call: (actor) => clinicKeeping(actor),
  },
  'erasure/keeping-commands setKeeping': {
    may: ['administrator', "other clinic's administrator"],
    call: (actor) => setKeeping(actor, { years: '12', untilAge: '25' }),
  },
  'erasure/decline-commands declineErasure': {
    may: ['administrator'],
    call: (actor, world) =>
      declineErasure(actor, {
        patientId: world.ours.patients[0].patientId,
        'decline-reason': 'We could not be sure that it was you',
      }),
  },
  'erasure/commands askErasure': {
    may: ours,
    call: (actor, world) => askErasure(actor, { patientId: world.ours.patients[0].patientId }),
  },
  'erasure/commands withdrawErasure': {
    may: ours,
    call: (actor, world) => withdrawErasure(actor, { patientId: world.ours.patients[0].patientId }),
  },
  'erasure/commands eraseRecord': {
    may: ['administrator'],
    prepare: async (world) => {
      const asked = await erasureToCarryOut(
        actorFor('administrator', world),
        world.ours.patients[0].patientId,
      )
      return asked ? shownOf(asked.reach) : ''
    },
    call: (actor, world, shown) =>
      eraseRecord(actor, {
        patientId: world.ours.patients[0].patientId,
        name: `Maria ${world.ours.mark}`,
        birthDate: { day: '4', month: '3', year: '1981' },
        reason: 'Asked by letter',
        shown,
      }),
  },
}
