import { readdirSync, readFileSync } from 'node:fs'
import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/platform/testing/database'
import { given, inClinic } from '@/lib/questionnaire-response/response.fixtures'

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

const read = (name: string) => readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8')

it('changes rows of every clinic in a migration, though row-level security holds for the owner', async () => {
  const clinics = [await given(), await given()]
  for (const { clinicId, actor, appointmentId } of clinics)
    await inClinic(
      clinicId,
      (tx) => tx`
        insert into agenda_item (clinic_id, patient_id, appointment_id, source, topic, own_words, rank, origin, place)
        values (${clinicId}, ${actor.patientId}, ${appointmentId}, 'own_words', 'The itch', 'Does it end?', 1,
          'response:topics:other.0', 'topics')`,
    )
  await owner.unsafe(read('20261130110000_rows_clinic_by_clinic'))
  for (const { clinicId } of clinics)
    expect(await inClinic(clinicId, (tx) => tx`select origin from agenda_item`)).toEqual([
      { origin: expect.stringMatching(/^response:topics:own\.[0-9a-f]{32}$/) },
    ])
})

it('has no migration that changes rows of all clinics in one statement, which changes none', () => {
  const isOld = (name: string) => name < '20261130100000'
  const names = readdirSync('prisma/migrations').filter((name) => /^\d+_/.test(name) && !isOld(name))
  expect(names.length).toBeGreaterThan(2)
  expect(names.filter((name) => /^(update|delete)\b/im.test(read(name)))).toEqual([])
})
