import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { freePort, listening, started, stop } from './factories/own-server'
import { makeWorld, type World } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'
import { type FoundForm, formsOf } from './hostile/forms'
import { pages, type Who } from './hostile/pages'

/** Where there is something to fill in besides */
const more: [Who, (world: World) => string][] = [
  ['clinician', () => '/emergency'],
  ['clinician', () => '/on-call'],
  ['clinician', () => '/patients'],
  ['clinician', () => '/today'],
  ['clinician', ({ ours }) => `/visits/${ours.patients[0].appointmentId}`],
  ['clinician', ({ ours }) => `/visits/${ours.patients[0].appointmentId}/cancel`],
  ['clinician', ({ ours }) => `/library/guides/drafts/${ours.guideDraftId}`],
  ['administrator', () => '/audit'],
  ['patient', () => '/account'],
]

const TYPED = ['text', 'textarea', 'search', 'tel', 'email', 'password', 'number']
/** What a mail may say to the one it is for: a name. Any other word of anybody stands in none. */
const isName = (field: string) => /name$/i.test(field)

/** A form as somebody fills it in whose every word can be told again, made wrong or not */
function filled({ fields }: FoundForm, wrong: (word: string) => string): Record<string, string> {
  const word = (field: string, type: string): string => {
    const plain = `${isName(field) ? 'Namecanary' : 'Wordcanary'} ${field.replaceAll(/[^a-z]/gi, ' ')}`
    if (type === 'email' || /email/i.test(field))
      return `wordcanary.${Math.random().toString(36).slice(2)}@example.com`
    return plain.slice(0, 60)
  }
  const born: Record<string, string> = { day: '4', month: '3', year: '1981' }
  return Object.fromEntries(
    fields.map(({ name, type, value }) => {
      const part = born[name.split('.').at(-1) ?? '']
      return [name, part ?? (TYPED.includes(type) ? wrong(word(name, type)) : value)]
    }),
  )
}

const ways: ((word: string) => string)[] = [
  (word) => word,
  (word) => `${word}\u0000`,
  (word) => word.repeat(2000),
  (word) => `${word} \ud83d`,
]

/** What takes a page's things away would leave the later ones without them */
const goesOn = ({ action }: FoundForm) =>
  !/\/(sign-out|remove|withdraw|deactivate|take-factor|erase|end-others|retire|discard|confirm)$/.test(action)

test('a word in every field and an error at every turn: no log, mail, address, count or trace has one', async ({
  browser,
  contextOptions,
  baseURL,
  signedIn,
}) => {
  test.setTimeout(300_000)
  const folder = mkdtempSync(join(tmpdir(), 'canary-'))
  const file = join(folder, 'server.log')
  const log = openSync(file, 'a', 0o600)
  const traced: string[] = []
  const collector = createServer(async (request, response) => {
    for await (const part of request) traced.push(Buffer.from(part).toString())
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
  })
  const endpoint = `http://127.0.0.1:${await listening(collector)}`
  const [port, metricsPort, brokenPort] = [await freePort(), await freePort(), await freePort()]
  const site = `http://${new URL(baseURL ?? '').hostname}`
  const MAIL_FOLDER = join(folder, 'mail')
  const server = await started(
    port,
    {
      ...{ MAIL_FOLDER, LOG_LEVEL: 'debug', APP_URL: `${site}:${port}` },
      ...{ METRICS_PORT: String(metricsPort), OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
    },
    log,
  )
  const locked = new URL(databaseUrl())
  locked.password = 'not-the-password'
  const broken = await started(
    brokenPort,
    { DATABASE_URL: locked.href, LOG_LEVEL: 'debug', APP_URL: `${site}:${brokenPort}` },
    log,
  )
  try {
    const world = await makeWorld(databaseUrl())
    const { clinician, administrator, patients } = world.ours
    const emails = {
      clinician: clinician.email,
      administrator: administrator.email,
      patient: patients[0].email,
    }
    const seen: string[] = []
    const as = new Map<Who, Page>()
    for (const who of ['nobody', 'clinician', 'administrator', 'patient'] as const) {
      const context = await browser.newContext({ ...contextOptions, baseURL: `${site}:${port}` })
      if (who !== 'nobody') await signedIn(context, emails[who])
      context.on('request', (request) => void seen.push(request.url(), request.headers().referer ?? ''))
      as.set(who, await context.newPage())
    }
    let posted = 0
    for (const [who, address] of [...pages, ...more]) {
      const page = as.get(who)
      if (!page) throw new Error('nobody')
      await page.goto(address(world))
      for (const form of (await formsOf(page)).filter(goesOn))
        for (const wrong of ways) {
          const fields = filled(form, wrong)
          const send = (at: number) =>
            page.request.post(`${site}:${at}${form.action}`, {
              headers: { Origin: `${site}:${at}` },
              form: fields,
              maxRedirects: 0,
            })
          const answer = await send(port)
          posted += 1
          expect(answer.status(), form.action).toBeLessThan(500)
          const to = answer.headers().location
          seen.push(to ?? '')
          if (to?.startsWith('/')) await page.request.get(to, { maxRedirects: 0 })
          // and once where nothing works: every error there is
          if (wrong === ways[0])
            expect((await send(brokenPort)).status(), form.action).toBeGreaterThanOrEqual(303)
        }
    }
    expect(posted).toBeGreaterThan(200)

    const printed = () => readFileSync(file, 'utf8')
    await expect.poll(() => printed().split('\n').length).toBeGreaterThan(10)
    await expect
      .poll(() => traced.join('').includes('BaseServer.handleRequest'), { timeout: 20_000 })
      .toBe(true)
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    const kept = readdirSync(MAIL_FOLDER).filter((name) => name.endsWith('.json'))
    expect(kept.length).toBeGreaterThan(0)
    const mails = kept.map((name): { subject: string; text: string } =>
      JSON.parse(readFileSync(join(MAIL_FOLDER, name), 'utf8')),
    )
    // what was planted is there to be found: in the pages
    await as.get('clinician')?.goto(`/patients/${patients[0].patientId}`)
    expect(await as.get('clinician')?.content()).toMatch(/namecanary|wordcanary/i)

    const words = new RegExp(`canary|${world.ours.mark}|${patients[0].email}`, 'i')
    expect(printed()).not.toMatch(words)
    expect(printed()).not.toMatch(/not-the-password|PrismaClient.*invocation|Invalid `/)
    expect(traced.join('\n')).not.toMatch(words)
    expect(metrics).not.toMatch(words)
    for (const one of seen) expect(one).not.toMatch(words)
    for (const { subject, text } of mails) {
      expect(`${subject}\n${text}`).not.toMatch(/wordcanary/i)
      expect(subject).not.toMatch(words)
    }
  } finally {
    stop(server)
    stop(broken)
    closeSync(log)
    collector.closeAllConnections()
    collector.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
