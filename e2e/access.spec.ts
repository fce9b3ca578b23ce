import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { APIRequestContext, APIResponse } from 'playwright/test'
import { access, CALLERS, type Caller } from './access/access-table'
import { type EntryPoint, entryPoints } from './access/entry-points'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

/**
 * Every page and route of the built product × everybody who might come to it with the ids of one patient. What is
 * there and what is not yours look the same; nobody is asked to sign in; a post from elsewhere is refused first.
 */
const entries = entryPoints()
const [, CHECK = '', SECTION = ''] =
  /^ {2}- id: ([\w-]+)\n {4}section: ([\w-]+)/m.exec(
    readFileSync('content/guides/at-a-glance.en.md', 'utf8'),
  ) ?? []

test.describe.configure({ mode: 'parallel' })

test('every entry point has a row, and every row an entry point', () => {
  expect(Object.keys(access).toSorted()).toEqual([...new Set(entries.map(({ path }) => path))].toSorted())
})

for (const { path, kind } of entries) {
  test(`${kind} ${path}`, async ({ request, sql, baseURL }) => {
    const may = access[path] ?? []
    // those who may come last: what they do is allowed to change things
    for (const caller of CALLERS.toSorted(
      (one, other) => Number(may.includes(one)) - Number(may.includes(other)),
    )) {
      const world = await makeWorld(databaseUrl())
      const address = filled(path, world)
      const cookie = await cookieOf(caller, world, async (accountId, idHash) => {
        await sql`insert into session (id_hash, account_id, idle_minutes, expires_at) values (${idHash}, ${accountId}, 30, now() + interval '1 hour')`
      })
      const asked = { address, form: formFor(path, world), kind, cookie }
      const answer = await refusedAfterAll(
        request,
        cookie,
        await ask(request, { ...asked, origin: baseURL ?? '' }),
      )
      await expectVerdict(answer, {
        caller,
        may: may.includes(caller),
        kind,
        open: may.length === CALLERS.length,
      })
      if (kind === 'POST') {
        const foreign = await ask(request, { ...asked, origin: 'https://elsewhere.example' })
        expect(foreign.status(), `${caller}, posted from elsewhere`).toBe(403)
      }
    }
  })
}

type Asked = {
  address: string
  form: Record<string, string>
  kind: EntryPoint['kind']
  cookie: string
  origin: string
}

function ask(
  request: APIRequestContext,
  { address, form, kind, cookie, origin }: Asked,
): Promise<APIResponse> {
  const headers = { Cookie: cookie, Origin: origin }
  if (kind !== 'POST') return request.get(address, { headers, maxRedirects: 0 })
  return request.post(address, { headers, form, maxRedirects: 0 })
}

/** A form with something wrong in it goes back to its page before anybody is looked up: then the page must say no */
async function refusedAfterAll(
  request: APIRequestContext,
  cookie: string,
  answer: APIResponse,
): Promise<APIResponse> {
  const to = answer.headers().location ?? ''
  if (answer.status() !== 303 || !to.includes('again=') || to.startsWith('/sign-in')) return answer
  return request.get(to, { headers: { Cookie: cookie }, maxRedirects: 0 })
}

/** What some posts carry in their body, of our first patient too */
function formFor(path: string, { ours }: World): Record<string, string> {
  const [patient] = ours.patients
  if (path.endsWith('/withdraw-invitation')) return { invitationId: patient.invitationId }
  if (path.includes('/drafts/[draftId]/'))
    return { linkId: 'a', do: 'duplicate', revision: '1', reason: 'Why' }
  if (path.endsWith('/acknowledge'))
    return { flag: patient.flagId, upTo: new Date(Date.now() + 60_000).toISOString() }
  if (path.startsWith('/guides')) return { checkId: CHECK, [`answer-${CHECK}`]: 'not-sure' }
  if (path.startsWith('/list')) {
    const { agendaItemId: itemId, appointmentId } = patient
    return { itemId, appointmentId, way: 'up', words: 'My hands', [`words-${itemId}`]: 'At night' }
  }
  if (path.endsWith('/ask/send'))
    return { responseId: patient.responseId, linkId: 'learn', words: 'What did you mean?' }
  return path === '/patients/[patientId]/withdraw' ? { assignmentIds: patient.guideAssignmentId } : {}
}

type Verdict = { caller: Caller; may: boolean; kind: EntryPoint['kind']; open: boolean }

async function expectVerdict(answer: APIResponse, { caller, may, kind, open }: Verdict): Promise<void> {
  const status = answer.status()
  const to = answer.headers().location ?? ''
  const seen = `${caller}: ${status} ${to}`
  if (may) {
    expect([200, 303, 307], seen).toContain(status)
    if (!open) expect(to.startsWith('/sign-in'), seen).toBe(false)
    return
  }
  if (caller === 'nobody' || caller === 'deactivated') {
    expect([303, 307], seen).toContain(status)
    expect(to, seen).toMatch(/^\/sign-in\?next=/)
    return
  }
  expect(status, seen).toBe(404)
  if (kind === 'GET') return
  const text = await answer.text()
  expect(text, seen).toMatch(/This page is not here|it is not yours to see/)
}

async function cookieOf(
  caller: Caller,
  world: World,
  open: (accountId: string, idHash: Buffer) => Promise<void>,
): Promise<string> {
  if (caller === 'nobody') return ''
  const clinic = caller.startsWith('other clinic') ? world.theirs : world.ours
  const kind = caller.replace("other clinic's ", '')
  const [first, second] = clinic.patients
  const accounts: Record<string, string> = {
    clinician: clinic.clinician.accountId,
    staff: clinic.staff.accountId,
    administrator: clinic.administrator.accountId,
    deactivated: clinic.deactivated.accountId,
    patient: first.accountId,
    'other patient': second.accountId,
  }
  const sid = randomBytes(32).toString('base64url')
  await open(accounts[kind] ?? '', createHash('sha256').update(sid).digest())
  return `session=${sid}`
}

/** The address with our first patient's ids in it */
function filled(path: string, { ours, guide, questionnaire }: World): string {
  const patient = ours.patients[0]
  const about = path.startsWith('/guides') ? patient.guideAssignmentId : patient.questionnaireAssignmentId
  const isOwn = /\/(changes|retire|return)$/.test(path)
  const sent = /\/(sent|answers)$|\/change(\/|$)/.test(path)
  const isGuide = path.startsWith('/library/guides')
  const drafts = isGuide
    ? { open: ours.guideDraftId, discarded: ours.discardedGuideDraftId }
    : { open: ours.draftId, discarded: ours.discardedDraftId }
  const shipped = path.includes('questionnaires') ? questionnaire.versionId : guide.versionId
  const ids: Record<string, string> = {
    patientId: patient.patientId,
    appointmentId: patient.appointmentId,
    assignmentId: sent ? patient.sentAssignmentId : about,
    sectionId: SECTION,
    pageKey: '1',
    responseId: patient.responseId,
    photoId: patient.photoId,
    rendition: 'thumbnail',
    agendaItemId: patient.agendaItemId,
    itemId: patient.agendaItemId,
    accountId: path.endsWith('reactivate') ? ours.deactivated.accountId : ours.staff.accountId,
    invitationId: ours.memberInvitationId,
    versionId: isOwn ? (isGuide ? ours.ownGuideVersionId : ours.broughtInVersionId) : shipped,
    draftId: path.endsWith('/restore') ? drafts.discarded : drafts.open,
    token: 'never-was',
  }
  return path.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? `no-${name}`)
}
