import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canKeepBook, clinicOf, patientRowScope } from '@/lib/access/policy'
import { scoped, scopedSql } from '@/lib/access/scoped'
import { record, recordSql } from '@/lib/audit/record'
import { id } from '@/lib/platform/field'
import { patientSearch } from './patient-search'

const PAGE = 25

export type PatientLine = {
  id: string
  givenName: string
  familyName: string
  birthDate: Date
  /** The next booked visit, if there is one */
  nextVisit: Date | null
  /** What is kept by law of somebody who asked for erasure: only clinicians find it */
  closed: boolean
}

export type PatientList = { patients: PatientLine[]; total: number; page: number; pages: number }

const asked = z.strictObject({
  search: z.string().max(500).default(''),
  page: z.number().int().min(1).max(100_000).default(1),
  from: z.date(),
})

/**
 * Patients of the clinic whose name and birth date fit what was typed, 25 a page, by family name, then given name,
 * birth date and id, so that the order never wavers. `from` is the moment visits count as coming. Null for who may not.
 */
export async function searchPatients(
  actor: Actor,
  input: z.input<typeof asked>,
): Promise<PatientList | null> {
  if (!canKeepBook(actor)) return null
  const { search, page, from } = asked.parse(input)
  const { names, dates, year } = patientSearch(search)
  return scopedSql(actor, async (tx) => {
    const name = tx`lower(translate(regexp_replace(normalize(p.given_name || ' ' || p.family_name, NFD), '[\\u0300-\\u036f]', '', 'g'), '’', ''''))`
    const fits = [
      tx`p.clinic_id = ${clinicOf(actor)}`,
      ...names.map((part) => tx`and strpos(${name}, ${part}) > 0`),
      dates.length > 0 ? tx`and p.birth_date = any(${dates}::date[])` : tx``,
      year ? tx`and extract(year from p.birth_date) = ${Number(year)}` : tx``,
    ]
    const rows = await tx<(PatientLine & { total: number })[]>`
      select p.id, p.given_name as "givenName", p.family_name as "familyName", p.birth_date as "birthDate",
        next.starts_at as "nextVisit", p.total, e.closed_at is not null as closed
      from (
        select p.*, (count(*) over ())::int as total from patient p where ${fits}
        order by p.family_name, p.given_name, p.birth_date, p.id limit ${PAGE} offset ${(page - 1) * PAGE}
      ) p
      left join lateral (
        select min(a.starts_at) as starts_at from appointment a
        where a.clinic_id = p.clinic_id and a.patient_id = p.id and a.status = 'booked' and a.starts_at >= ${from}
      ) next on true
      left join erasure e on e.clinic_id = p.clinic_id and e.patient_id = p.id
      order by p.family_name, p.given_name, p.birth_date, p.id`
    await recordSql(tx, actor, { action: 'list.read', entity: 'patient', detail: { shown: rows.length } })
    const total = rows[0]?.total ?? 0
    const patients = rows.map(({ total: _, ...patient }) => patient)
    return { patients, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) }
  })
}

export type PatientDetails = {
  id: string
  givenName: string
  familyName: string
  birthDate: Date
  language: string
  email: string | null
  phone: string | null
  /** Whether they have accepted an invitation and can sign in */
  hasAccount: boolean
}

/** Who a patient is and how to reach them; the reading is put on record. Null where not there or not the actor's to see. */
export async function patientDetails(actor: Actor, patientId: string): Promise<PatientDetails | null> {
  if (!canKeepBook(actor) || !id.safeParse(patientId).success) return null
  return scoped(actor, async (tx) => {
    const row = await tx.patient.findFirst({
      where: { ...patientRowScope(actor), id: patientId },
      select: {
        id: true,
        givenName: true,
        familyName: true,
        birthDate: true,
        language: true,
        email: true,
        phone: true,
        accountId: true,
      },
    })
    if (!row) return null
    await record(tx, actor, { action: 'record.read', patientId, entity: 'patient', entityId: patientId })
    const { accountId, ...patient } = row
    return { ...patient, hasAccount: accountId !== null }
  })
}
