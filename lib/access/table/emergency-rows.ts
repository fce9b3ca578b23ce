import { endEmergency, openInEmergency, seeEmergency } from '@/lib/emergency/commands'
import { clinicEmergencies, emergencyRecord, openEmergencies } from '@/lib/emergency/queries'
import type { Row } from './cell'

const everyClinician = ['clinician', "other clinic's clinician"] as const

/** Who reads in an emergency is of another clinic, by its nature; what they opened is theirs alone, to read and to end */
export const emergencyRows: Record<string, Row> = {
  'emergency/commands openInEmergency': {
    may: ["other clinic's clinician"],
    // our own clinician is told that no other clinic knows the patient; everybody else that it is not there
    own: true,
    call: (actor, { ours }) =>
      openInEmergency(actor, {
        givenName: 'Maria',
        familyName: ours.mark,
        birthDate: { day: '4', month: '3', year: '1981' },
        reason: 'She is here with a high fever and cannot speak',
      }),
  },
  'emergency/commands endEmergency': {
    may: ["other clinic's clinician"],
    call: (actor, { ours }) => endEmergency(actor, { accessId: ours.patients[0].emergencyAccessId }),
  },
  'emergency/commands seeEmergency': {
    may: ['administrator'],
    call: (actor, { ours }) => seeEmergency(actor, { accessId: ours.patients[0].emergencyAccessId }),
  },
  'emergency/queries openEmergencies': {
    may: everyClinician,
    own: true,
    call: (actor) => openEmergencies(actor),
  },
  'emergency/queries emergencyRecord': {
    may: ["other clinic's clinician"],
    call: (actor, { ours }) => emergencyRecord(actor, ours.patients[0].emergencyAccessId),
  },
  'emergency/queries clinicEmergencies': {
    may: ['administrator', "other clinic's administrator"],
    own: true,
    call: (actor) => clinicEmergencies(actor),
  },
}
