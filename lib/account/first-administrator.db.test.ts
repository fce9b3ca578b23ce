import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '@/lib/platform/testing/database'
import { acceptInvitation } from './accept-invitation'
import { firstAdministrator } from './first-administrator'

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

const kim = { email: 'kim@clinic.example', name: 'Kim Reyes' }
const clinic = {
  clinic: 'Harbor Dermatology',
  ...{ phone: '+1 555 0100', emergency: '112', timeZone: 'America/New_York' },
}

it('says in a sentence what is missing or wrong, and makes nothing', async () => {
  expect(await firstAdministrator(kim)).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('--clinic'),
  })
  const { emergency: _, ...without } = clinic
  expect(await firstAdministrator({ ...kim, ...without })).toMatchObject({
    ok: false,
    sentence: expect.stringContaining('--emergency'),
  })
  expect(await firstAdministrator({ ...kim, ...clinic, emergency: 'the police' })).toMatchObject({
    ok: false,
    sentence: 'Enter the number for emergencies, such as 911 or 112.',
  })
  expect(await firstAdministrator({ ...kim, ...clinic, timeZone: 'Mars/Olympus' })).toMatchObject({
    ok: false,
    sentence: 'Mars/Olympus is not a time zone; one is America/New_York.',
  })
  expect(await firstAdministrator({ ...kim, ...clinic, email: 'kim' })).toMatchObject({ ok: false })
  expect(await owner`select 1 from clinic`).toHaveLength(0)
  expect(await owner`select 1 from invitation`).toHaveLength(0)
})

it('makes the clinic once and an administrator who can sign in', async () => {
  await firstAdministrator({ ...kim, ...clinic })
  const again = await firstAdministrator(kim)
  expect(await owner`select name, time_zone, emergency from clinic`).toEqual([
    { name: clinic.clinic, time_zone: clinic.timeZone, emergency: clinic.emergency },
  ])
  const token = again.ok ? (again.link?.split('/').at(-1) ?? '') : ''
  const accepted = await acceptInvitation({
    token,
    birthDate: null,
    password: 'a quiet paper boat',
    userAgent: '',
  })
  expect(accepted).toMatchObject({ ok: true })
  expect(await owner`select role, email from account`).toEqual([{ role: 'administrator', email: kim.email }])
  expect(await firstAdministrator(kim)).toEqual({ ok: false, sentence: `${kim.email} signs in already.` })
})

it.each(['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires'])(
  'takes %s, by which PostgreSQL tells the time too',
  async (timeZone) => {
    const made = await firstAdministrator({
      ...clinic,
      ...{
        email: `kim@${timeZone.replaceAll(/[\W_]/g, '-')}.example`,
        name: 'Kim Reyes',
        clinic: timeZone,
        timeZone,
      },
    })
    expect(made).toMatchObject({ ok: true })
    expect(
      await owner`select now() at time zone time_zone from clinic where name = ${timeZone}`,
    ).toHaveLength(1)
  },
)

it.each(['EST', '+02:00', 'america/new_york', 'Etc', 'Europe/Atlantis'])('refuses %s', async (timeZone) => {
  expect(
    await firstAdministrator({ ...kim, email: 'lee@clinic.example', ...clinic, clinic: 'Other', timeZone }),
  ).toEqual({
    ok: false,
    sentence: `${timeZone} is not a time zone; one is America/New_York.`,
  })
})
