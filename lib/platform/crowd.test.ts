import { once } from 'node:events'
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { refuseCrowds, underWay } from './crowd'

/** What is being answered, until it is told to be done */
let held: ServerResponse[] = []
const server = createServer((_, response) => void held.push(response))
const agentless = { agent: false, headers: { accept: 'text/html' } }
let port = 0

beforeAll(async () => {
  refuseCrowds(null)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

type Asked = { asked: ClientRequest; answer: Promise<IncomingMessage> }

function ask(path: string, method = 'GET'): Asked {
  const asked = request({ ...agentless, port, path, method })
  const answer = once(asked, 'response').then(([response]): IncomingMessage => response)
  answer.catch(() => {})
  asked.on('error', () => {})
  asked.end()
  return { asked, answer }
}

const holding = (count: number) => expect.poll(() => held.length).toBe(count)
const wordsOf = async (answer: IncomingMessage): Promise<string> => (await answer.toArray()).join('')

beforeEach(() => {
  held = []
})
afterEach(async () => {
  for (const response of held) response.end('done')
  await expect.poll(underWay).toBe(0)
})

it('lets no more in than it can do, tells the others at once, and takes them when it has room', async () => {
  const first = Array.from({ length: 48 }, () => ask('/home'))
  await holding(48)
  const refused = await ask('/home').answer
  expect(refused.statusCode).toBe(503)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(await wordsOf(refused)).toMatch(/http-equiv="refresh".*Too much is going on.*lang="es"/s)
  held.pop()?.end('done')
  await expect.poll(underWay).toBe(47)
  const late = ask('/home')
  await expect.poll(underWay).toBe(48)
  for (const response of held) response.end('done')
  const all = [...first.map(({ answer }) => answer), late.answer]
  expect((await Promise.all(all)).map(({ statusCode }) => statusCode)).toEqual(Array(49).fill(200))
})

it('takes what was typed where it turns pages away, and not without end either', async () => {
  for (let n = 0; n < 48; n++) ask('/today')
  await holding(48)
  for (let n = 0; n < 80; n++) ask('/questions/1/1/save', 'POST')
  await holding(128)
  const refused = await ask('/questions/1/1/save', 'POST').answer
  expect(refused.statusCode).toBe(503)
  expect(await wordsOf(refused)).toMatch(/not stored.*no se guardó/s)
})

it('counts whoever went away no more', async () => {
  const gone = Array.from({ length: 48 }, () => ask('/home'))
  await holding(48)
  for (const { asked } of gone) asked.destroy()
  await expect.poll(underWay).toBe(0)
})

it('hinders no script, no list that is kept open, and nobody who asks whether it lives', async () => {
  for (let n = 0; n < 48; n++) ask('/home')
  await holding(48)
  for (const path of ['/_next/static/a.js', '/today/live', '/api/health/live']) ask(path)
  await holding(51)
  expect(underWay()).toBe(48)
  expect((await ask('/today/lively').answer).statusCode).toBe(503)
})
