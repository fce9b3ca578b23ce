import { expect, it } from 'vitest'
import { actorFor, asClinic, clinician, world, worldOnce } from '@/lib/account/account.fixtures'
import { ownReaders } from '@/lib/audit/reader-queries'
import { structureFaults } from './judges.fixtures'
import { leftOut, plant, wordColumns } from './record-canary.fixtures'
import { recordExport } from './record-queries'

worldOnce()

const patient = (at: 0 | 1) => actorFor(world().ours.patients[at].accountId)
const theirs = () => actorFor(world().theirs.clinician.accountId)

/** Every reference in a resource, however deep */
function referencesIn(part: unknown): string[] {
  if (part === null || typeof part !== 'object') return []
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'reference' && typeof value === 'string' ? [value] : referencesIn(value),
  )
}

it('is a whole FHIR bundle, with the photos in it, and on record for the patient to see', async () => {
  const [own] = world().ours.patients
  const bundle = await recordExport(await clinician(), own.patientId)
  expect(structureFaults(bundle ?? {})).toEqual([])
  for (const { resource } of bundle?.entry ?? []) expect(structureFaults(resource)).toEqual([])
  const urls = bundle?.entry.map(({ fullUrl }) => fullUrl) ?? []
  expect(new Set(urls).size).toBe(urls.length)
  const astray = referencesIn(bundle).filter((one) => !urls.some((url) => url.endsWith(`/fhir/${one}`)))
  expect(astray).toEqual([])
  const binary = bundle?.entry.find(({ resource }) => resource.resourceType === 'Binary')
  expect(binary?.resource).toMatchObject({ id: own.photoId, data: Buffer.from('JPEG').toString('base64') })
  const related = bundle?.entry.filter(({ resource }) => resource.resourceType === 'RelatedPerson')
  expect(related?.map(({ resource }) => resource)).toMatchObject([
    { id: own.relatedPersonId, active: true, name: [{ text: 'Karin Haddad' }] },
  ])
  const seen = await ownReaders(await patient(0), 1)
  expect(seen?.looks).toMatchObject([{ kind: 'wholeCopy', role: 'clinician' }])
})

it('has whoever was a parent as acting no more, once the patient is of age', async () => {
  const [own] = world().ours.patients
  await asClinic(
    (tx) => tx`update related_person set relationship = 'parent' where id = ${own.relatedPersonId}`,
  )
  const bundle = await recordExport(await clinician(), own.patientId)
  await asClinic(
    (tx) => tx`update related_person set relationship = 'carer' where id = ${own.relatedPersonId}`,
  )
  const related = bundle?.entry.find(({ resource }) => resource.resourceType === 'RelatedPerson')
  expect(related?.resource).toMatchObject({ id: own.relatedPersonId, active: false })
})

it('is given to the patient and to clinicians of their clinic, and to nobody else', async () => {
  const [own] = world().ours.patients
  const { staff, administrator } = world().ours
  expect(await recordExport(await patient(0), own.patientId)).not.toBeNull()
  for (const who of [await patient(1), await theirs()])
    expect(await recordExport(who, own.patientId)).toBeNull()
  for (const { accountId } of [staff, administrator])
    expect(await recordExport(await actorFor(accountId), own.patientId)).toBeNull()
  expect(await recordExport(await clinician(), 'not-an-id')).toBeNull()
})

it('holds every word that is held on a patient, or it is said why not, and nobody else’s', async () => {
  const [own, other] = world().ours.patients
  const [planted, others] = [await plant(own, 'mine'), await plant(other, 'theirs')]
  const columns = (await wordColumns()).map(({ table, name }) => `${table}.${name}`)
  expect(columns.filter((column) => !planted.has(column) && !(column in leftOut))).toEqual([])
  expect(Object.keys(leftOut).filter((column) => !columns.includes(column))).toEqual([])
  const text = JSON.stringify(await recordExport(await patient(0), own.patientId))
  const isIn = ([, canary]: [string, string]) => text.includes(canary)
  expect([...planted].filter(([column]) => !(column in leftOut)).filter((one) => !isIn(one))).toEqual([])
  expect([...planted].filter(([column]) => column in leftOut).filter(isIn)).toEqual([])
  expect([...others].filter(isIn)).toEqual([])
})

it('keeps a draft and a topic that was taken back from the clinic', async () => {
  const [, other] = world().ours.patients
  const draft = { learn: { values: [{ valueCoding: { code: 'own', display: 'draft-of-mine' } }] } }
  await asClinic(async (tx) => {
    await tx`insert into questionnaire_response (clinic_id, patient_id, assignment_id, questionnaire_version_id, answers)
      select clinic_id, patient_id, id, (select questionnaire_version_id from assignment where id = ${other.sentAssignmentId}), ${tx.json(draft)}
      from assignment where id = ${other.questionnaireAssignmentId}`
    await tx`insert into answer_change (clinic_id, patient_id, response_id, revision, link_id, after, changed_by)
      select clinic_id, patient_id, id, 1, 'learn', ${tx.json({ values: [{ valueString: 'draft-history' }] })}, ${other.accountId}
      from questionnaire_response where assignment_id = ${other.questionnaireAssignmentId}`
    await tx`insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, rank, origin, removed_at)
      values (${world().ours.clinicId}, ${other.patientId}, ${other.appointmentId}, 'own_words', 'taken-back', 2, 'own:2', now())`
  })
  const own = JSON.stringify(await recordExport(await patient(1), other.patientId))
  const clinics = JSON.stringify(await recordExport(await clinician(), other.patientId))
  for (const word of ['draft-of-mine', 'draft-history', 'taken-back']) {
    expect(own).toContain(word)
    expect(clinics).not.toContain(word)
  }
})
