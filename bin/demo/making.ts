import type { Library } from './library'
import type { Person } from './people'
import type { Random } from './random'
import { newId, type Rows } from './rows'
import type { VisitPlan } from './visit-plan'
import type { VisitTimes } from './visit-times'

export type Member = { accountId: string; name: string; practitionerId: string }
export type DemoPatient = { patientId: string; accountId: string | null; person: Person; birthDate: string }
/** What every visit of the clinic is made with */
export type Clinic = {
  library: Library
  clinicians: readonly Member[]
  timeZone: string
  emergency: string
  now: Date
  random: Random
}
/** A visit while it is being made */
export type Making = {
  clinic: Clinic
  rows: Rows
  patient: DemoPatient
  plan: VisitPlan
  times: VisitTimes
  appointmentId: string
  clinician: Member
  /** The next place on the list to talk about */
  rank: () => number
}

export function assignmentRow(
  { rows, patient, plan, times, appointmentId, clinician }: Making,
  kind: 'guide' | 'questionnaire',
  thing: { id: string; versionId: string },
  state: { status: string; openedAt: Date | null; completedAt: Date | null },
): string {
  const id = newId(times.assigned)
  rows.add('assignment', {
    id,
    patient_id: patient.patientId,
    appointment_id: appointmentId,
    guide_id: kind === 'guide' ? thing.id : null,
    guide_version_id: kind === 'guide' ? thing.versionId : null,
    questionnaire_id: kind === 'questionnaire' ? thing.id : null,
    questionnaire_version_id: kind === 'questionnaire' ? thing.versionId : null,
    status: state.status,
    note: plan.note,
    assigned_by: clinician.accountId,
    assigned_at: times.assigned,
    opened_at: state.openedAt,
    completed_at: state.completedAt,
  })
  auditRow(rows, {
    ...{ at: times.assigned, kind: 'clinician', accountId: clinician.accountId, action: 'assignment.made' },
    ...{ patientId: patient.patientId, entity: 'assignment', entityId: id },
  })
  return id
}

type Act = {
  at: Date
  kind: 'clinician' | 'patient'
  accountId: string | null
  action: string
  patientId: string
  entity: string
  entityId: string
}

export function auditRow(rows: Rows, act: Act): void {
  rows.add('audit_event', {
    at: act.at,
    actor_kind: act.kind,
    account_id: act.accountId,
    action: act.action,
    patient_id: act.patientId,
    entity: act.entity,
    entity_id: act.entityId,
    detail: { json: { purpose: 'demo' } },
  })
}
