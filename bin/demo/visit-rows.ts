import { guideRows } from './guide-rows'
import type { Form } from './library'
import { auditRow, type Clinic, type DemoPatient, type Making } from './making'
import { responseRows } from './response-rows'
import { newId, type Rows } from './rows'
import type { VisitPlan } from './visit-plan'
import { between, visitTimes } from './visit-times'

/** A visit with everything that was assigned, read, answered, sent and reviewed for it */
export function visitRows(rows: Rows, clinic: Clinic, patient: DemoPatient, plan: VisitPlan): void {
  const clinician = clinic.clinicians[plan.clinician]
  if (!clinician) throw new Error(`There is no clinician ${plan.clinician}`)
  const times = visitTimes(plan.startsAt, clinic.now, plan.reviewed === 'early')
  const appointmentId = newId(times.assigned)
  rows.add('appointment', {
    id: appointmentId,
    patient_id: patient.patientId,
    practitioner_id: clinician.practitionerId,
    starts_at: plan.startsAt,
    minutes: 20,
    reason: plan.reason,
    status: plan.status,
    created_at: between(times.assigned, times.opened, -0.5),
  })
  if (plan.progress === 'nothing-assigned') return
  let rank = 0
  const making: Making = {
    ...{ clinic, rows, patient, plan, times, appointmentId, clinician },
    rank: () => {
      rank += 1
      return rank
    },
  }
  const forms = Object.keys(plan.forms) as Form[]
  // the list to talk about leads the agenda, whatever was collected on the way
  for (const form of forms.toSorted(
    (a, b) => Number(b === 'what-to-talk-about') - Number(a === 'what-to-talk-about'),
  ))
    responseRows(making, form, forms.indexOf(form) / Math.max(1, forms.length - 1))
  for (const [at, slug] of plan.guides.entries()) guideRows(making, slug, at)
  if (plan.reviewed !== 'no') reviewRows(making)
}

function reviewRows({ rows, patient, times, appointmentId, clinician }: Making): void {
  rows.add('review', {
    patient_id: patient.patientId,
    appointment_id: appointmentId,
    reviewed_by: clinician.accountId,
    reviewer_name: clinician.name,
    reviewed_at: times.reviewed,
  })
  auditRow(rows, {
    ...{ at: times.reviewed, kind: 'clinician', accountId: clinician.accountId, action: 'visit.reviewed' },
    ...{ patientId: patient.patientId, entity: 'appointment', entityId: appointmentId },
  })
}
