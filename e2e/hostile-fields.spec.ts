import { access, CALLERS } from './access/access-table'
import { cookieOf, filled, formFor } from './access/asking'
import { entryPoints } from './access/entry-points'
import { worldDigest } from './factories/digest'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

test.describe.configure({ mode: 'parallel' })

/** Fields that no form of ours has, as a framework, a query language or an object relation would take them */
function stowaways({ ours, theirs }: World): [string, string][] {
  const [mine, neighbour] = ours.patients
  const [foreign] = theirs.patients
  return [
    ['clinicId', theirs.clinicId],
    ['clinic_id', theirs.clinicId],
    ['role', 'administrator'],
    ['kind', 'system'],
    ['accountId', foreign.accountId],
    ['account_id', foreign.accountId],
    ['patientId', foreign.patientId],
    ['patient_id', neighbour.patientId],
    ['patientId[not]', ''],
    ['id', foreign.patientId],
    ['id[not]', ''],
    ['where', '{"not":""}'],
    ['where[clinicId][not]', ''],
    ['{not: ""}', '1'],
    ['data[role]', 'administrator'],
    ['account[connect][id]', foreign.accountId],
    ['appointments[deleteMany]', '{}'],
    ['passwordHash', 'x'],
    ['password_hash', 'x'],
    ['deactivatedAt', ''],
    ['status', 'completed'],
    ['completedAt', '2020-01-01'],
    ['createdAt', '2020-01-01'],
    ['__proto__[role]', 'administrator'],
    ['__proto__', '{"role":"administrator"}'],
    ['constructor[prototype][role]', 'administrator'],
    ['respondent', 'clinician'],
    ['severity', 'none'],
    ['email', mine.email],
  ]
}

for (const { path } of entryPoints().filter(({ kind }) => kind === 'POST')) {
  test(`fields that are none of its own change nothing at ${path}`, async ({ request, sql, baseURL }) => {
    const callers = CALLERS.filter(
      (caller) => access[path]?.includes(caller) && !/^nobody|deactivated/.test(caller),
    )
    for (const caller of callers.filter((one) => !one.startsWith('other')).slice(0, 2)) {
      const world = await makeWorld(databaseUrl())
      const { ours, theirs } = world
      const cookie = await cookieOf(caller, world, sql)
      const before = await guarded(world)
      const own = formFor(path, world)
      const body = new URLSearchParams(Object.entries(own))
      for (const [name, value] of stowaways(world))
        if (!(name in own) && name !== 'email') body.append(name, value)
      const answer = await request.post(filled(path, world), {
        headers: {
          Cookie: cookie,
          Origin: baseURL ?? '',
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        data: body.toString(),
        maxRedirects: 0,
      })
      expect(answer.status(), caller).toBeLessThan(500)
      expect(await guarded(world), caller).toEqual(before)

      /** The other clinic whole; of ours, who may do what, and whose each row is */
      async function guarded(of: World): Promise<unknown> {
        const elsewhere = (await worldDigest(sql, of)).filter((line) => line.startsWith(theirs.clinicId))
        const accounts = await sql`select id, clinic_id, role, email, password_hash from account
          where clinic_id in (${ours.clinicId}, ${theirs.clinicId})
            and not (${/accept|choose|password/.test(path)} and password_changed_at > now() - interval '1 minute') order by id`
        const rows = await sql.begin(async (tx) => {
          await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
          return [
            await tx`select id, account_id, created_at from patient where clinic_id = ${ours.clinicId}
              and id in ${tx(ours.patients.map(({ patientId }) => patientId))} order by id`,
            await tx`select id, patient_id, created_at from appointment where clinic_id = ${ours.clinicId}
              and id in ${tx(ours.patients.map(({ appointmentId }) => appointmentId))} order by id`,
            await tx`select id, patient_id, assignment_id, respondent, completed_by from questionnaire_response
              where clinic_id = ${ours.clinicId} and id in ${tx(ours.patients.map(({ responseId }) => responseId))} order by id`,
          ]
        })
        return { elsewhere, accounts, rows }
      }
    }
  })
}

/** What stands after the question mark when somebody tries what it does */
const searches = [
  'page=-1',
  'page=0',
  'page=99999999999999999999',
  'page=1e9',
  'page=1&page=2',
  'page[]=1',
  'page[gt]=0',
  'q=%00',
  'q=%25_%25',
  'q=a&q=b',
  'q[contains]=a',
  'q=%27%29%3B--',
  'q=%E0%A4%A',
  'q=%ED%A0%80',
  `q=${'a'.repeat(6000)}`,
  'name=%00&action=%00&day=2026-99-99',
  'name=%25&action=constructor&day=0000-00-00',
  'name=_&action=__proto__&day=%00',
  'words=%00',
  'words[contains]=a',
  'words=a&words=b',
  'sort=password_hash',
  'sort=clinic_id;drop table patient',
  'orderBy[passwordHash]=asc',
  'when=%00&who=%00&show=%00',
  'when=constructor&who=constructor',
  'day=99999-01-01',
  'visit=%00',
  'visit=constructor&removed=%00&done=%00',
  'again=%00',
  'again=constructor&again=x',
  'item=%00&score=%00&flag=%00',
  'next=//evil.example&next=/x',
  'callbackUrl=//evil.example',
  '__proto__[x]=1',
  'constructor=1&toString=1&then=1',
  '%00=%00',
  '&&&===',
]

for (const { path, kind } of entryPoints().filter(({ kind }) => kind !== 'POST')) {
  // it stays open and tells what comes
  if (path === '/today/live') continue
  test(`no search makes ${kind} ${path} fail`, async ({ request, sql }) => {
    const world = await makeWorld(databaseUrl())
    const caller =
      CALLERS.findLast((one) => access[path]?.includes(one) && !one.startsWith('other')) ?? 'nobody'
    const cookie = await cookieOf(caller, world, sql)
    for (const search of searches) {
      const answer = await request.get(`${filled(path, world)}?${search}`, {
        headers: { Cookie: cookie },
        maxRedirects: 0,
      })
      expect([200, 303, 307, 400, 404], `${caller}: ${search}`).toContain(answer.status())
      expect(answer.headers().location ?? '', search).not.toMatch(/^(?:https?:)?\/\/(?!localhost)/)
      const text = await answer.text()
      for (const word of [
        'Something went wrong on our side',
        'PrismaClient',
        'PostgresError',
        'password_hash',
        '    at ',
      ])
        expect(text.includes(word) && !search.includes(word), `${search}: ${word}`).toBe(false)
    }
  })
}

/** What the framework would take for a call of an action, if there were any */
function actionPayloads(): Record<string, { headers: Record<string, string>; data: string }> {
  const id = 'a'.repeat(42)
  const edge = 'edge'
  const parts = (fields: Record<string, string>) => ({
    headers: { 'Content-Type': `multipart/form-data; boundary=${edge}` },
    data: `${Object.entries(fields)
      .map(
        ([name, value]) => `--${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      .join('')}--${edge}--\r\n`,
  })
  const called = (data: string, type = 'text/plain;charset=UTF-8') => ({
    headers: { 'Next-Action': id, 'Content-Type': type },
    data,
  })
  return {
    'no arguments': called('[]'),
    'no JSON': called('[['),
    'very deep': called('['.repeat(100_000)),
    'a reference to itself': called('["$0"]'),
    'a promise of the prototype': called('["$1:__proto__:then","$@0"]'),
    'a huge number': called('["$n99999999999999999999999999999999"]'),
    'no action of that name': {
      ...called('[]'),
      headers: { 'Next-Action': '../../x', 'Content-Type': 'text/plain' },
    },
    'a form’s action': parts({ [`$ACTION_ID_${id}`]: '' }),
    'a bound action': parts({
      $ACTION_REF_1: '',
      '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`,
      '$ACTION_1:1': '["$1:constructor"]',
    }),
    'a bound action that is none': parts({ $ACTION_REF_1: '', '$ACTION_1:0': '{{{' }),
    'a called form': {
      ...parts({ 0: '["$1:__proto__:constructor"]', 1: '{"then":"$1:__proto__:then"}' }),
      headers: { 'Next-Action': id, 'Content-Type': `multipart/form-data; boundary=${edge}` },
    },
    'parts that break off': {
      headers: { 'Next-Action': id, 'Content-Type': `multipart/form-data; boundary=${edge}` },
      data: `--${edge}\r\nContent-Dis`,
    },
  }
}

for (const [caller, path] of [
  ['nobody', '/sign-in'],
  ['clinician', '/patients/[patientId]'],
  ['patient', '/home'],
  ['administrator', '/accounts'],
] as const)
  test(`no payload for an action of the framework’s does anything at ${path}`, async ({
    request,
    sql,
    baseURL,
  }) => {
    const world = await makeWorld(databaseUrl())
    const cookie = await cookieOf(caller, world, sql)
    const before = await worldDigest(sql, world)
    for (const [what, { headers, data }] of Object.entries(actionPayloads()))
      for (const Origin of [baseURL ?? '', 'https://elsewhere.example']) {
        const answer = await request.post(filled(path, world), {
          headers: { ...headers, Cookie: cookie, Origin },
          data: Buffer.from(data),
          maxRedirects: 0,
        })
        expect(answer.status(), `${what} from ${Origin}`).toBeLessThan(500)
        expect(await answer.text(), what).not.toMatch(/node_modules|\bat \w+ \(|Error: /)
      }
    expect(await worldDigest(sql, world)).toEqual(before)
  })
