import { bookAppointment, cancelAppointment, changeAppointment } from '@/lib/appointment/commands'
import { bookedVisit, patientVisits } from '@/lib/appointment/queries'
import { assign, withdrawAssignments } from '@/lib/assignment/commands'
import { patientAssignments, toAssign } from '@/lib/assignment/queries'
import { worklist } from '@/lib/brief/worklist-queries'
import { changeClinic } from '@/lib/clinic/commands'
import { actorClinic } from '@/lib/clinic/queries'
import { addPatient, changePatient } from '@/lib/patient/commands'
import { patientDetails, searchPatients } from '@/lib/patient/queries'
import { addDays, isoDay } from '@/lib/platform/zoned-time'
import { bookablePractitioners, practitioners } from '@/lib/practitioner/queries'
import { CALLERS, type Caller, type Row } from './cell'

const book: readonly Caller[] = ['clinician', 'staff']
const everyClinicsBook: readonly Caller[] = [...book, "other clinic's clinician", "other clinic's staff"]

const inTwoWeeks = () => addDays(isoDay(new Date(), 'America/New_York'), 14)
const visit = (practitionerId: string) => ({
  date: inTwoWeeks(),
  time: '10:30',
  practitionerId,
  minutes: '20',
  reason: 'Review',
  anyway: 'yes',
})
const who = {
  givenName: 'Ada',
  familyName: 'Moss',
  birthDate: { day: '3', month: '2', year: '1990' },
  language: 'en',
  email: '',
  phone: '',
}
const weekAround = () => ({
  from: new Date(Date.now() - 86_400_000),
  until: new Date(Date.now() + 7 * 86_400_000),
})

export const clinicRows: Record<string, Row> = {
  'clinic/queries actorClinic': {
    may: CALLERS,
    own: true,
    call: async (actor) => (actor.kind === 'system' ? null : actorClinic(actor)),
  },
  'clinic/commands changeClinic': {
    may: ['administrator', "other clinic's administrator"],
    call: (actor) => changeClinic(actor, { name: 'Harbor', phone: '+1 555 010 0123', emergency: '112' }),
  },
  'practitioner/queries practitioners': {
    may: everyClinicsBook,
    own: true,
    call: (actor) => practitioners(actor),
  },
  'practitioner/queries bookablePractitioners': {
    may: everyClinicsBook,
    own: true,
    call: (actor) => bookablePractitioners(actor),
  },
  'patient/queries searchPatients': {
    may: everyClinicsBook,
    own: true,
    call: (actor, { ours }) => searchPatients(actor, { search: ours.mark, from: new Date() }),
  },
  'patient/queries patientDetails': {
    may: book,
    call: (actor, { ours }) => patientDetails(actor, ours.patients[0].patientId),
  },
  'patient/commands addPatient': {
    may: everyClinicsBook,
    call: (actor) => addPatient(actor, who),
  },
  'patient/commands changePatient': {
    may: book,
    call: (actor, { ours }) => changePatient(actor, { patientId: ours.patients[0].patientId, ...who }),
  },
  'appointment/queries patientVisits': {
    may: book,
    call: (actor, { ours }) => patientVisits(actor, ours.patients[0].patientId),
  },
  'appointment/queries bookedVisit': {
    may: book,
    call: (actor, { ours }) => bookedVisit(actor, ours.patients[0].appointmentId),
  },
  'appointment/commands bookAppointment': {
    may: book,
    call: (actor, { ours }) =>
      bookAppointment(actor, {
        patientId: ours.patients[0].patientId,
        ...visit(ours.clinician.practitionerId),
      }),
  },
  'appointment/commands changeAppointment': {
    may: book,
    call: (actor, { ours }) =>
      changeAppointment(actor, {
        appointmentId: ours.patients[0].appointmentId,
        ...visit(ours.clinician.practitionerId),
      }),
  },
  'appointment/commands cancelAppointment': {
    may: book,
    call: (actor, { ours }) => cancelAppointment(actor, { appointmentId: ours.patients[0].appointmentId }),
  },
  'assignment/queries toAssign': {
    may: book,
    call: (actor, { ours }) => toAssign(actor, ours.patients[0].patientId),
  },
  'assignment/queries patientAssignments': {
    may: book,
    call: (actor, { ours }) => patientAssignments(actor, ours.patients[0].patientId),
  },
  'assignment/commands assign': {
    may: book,
    call: (actor, { ours, spare }) =>
      assign(actor, {
        patientId: ours.patients[0].patientId,
        appointmentId: ours.patients[0].appointmentId,
        guideIds: [spare.id],
        questionnaireIds: [],
        note: '',
      }),
  },
  'assignment/commands withdrawAssignments': {
    may: book,
    call: (actor, { ours }) =>
      withdrawAssignments(actor, {
        patientId: ours.patients[0].patientId,
        assignmentIds: [ours.patients[0].guideAssignmentId],
      }),
  },
  'brief/worklist-queries worklist': {
    may: everyClinicsBook,
    own: true,
    call: (actor) => worklist(actor, { ...weekAround(), practitionerId: null }),
  },
}
