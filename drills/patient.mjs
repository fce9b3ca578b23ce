import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'

const MOST_TRIES = 400

/** Connections of a drill's patients; a browser's are kept open too */
export const connections = (most) => new Agent({ keepAlive: true, maxSockets: most })

/**
 * Posts as a browser does, and tries the very same again until the server says that it was done: a request that got no
 * answer, or 502 to 504 from what stands in front. `tried` counts them. Any other refusal ends the drill. Null where `until` says
 * that there is nothing more to try.
 */
export async function insist(site, person, path, fields, { json = false, until = () => false } = {}) {
  const body = new URLSearchParams(fields).toString()
  for (let tries = 1; ; tries++) {
    const answer = await post(site, person, path, body, json).catch((error) => ({ status: 0, error }))
    site.heard[answer.status] = (site.heard[answer.status] ?? 0) + 1
    if (answer.status === 200 || answer.status === 303) {
      site.tried += tries - 1
      return answer
    }
    if (until()) return null
    if (![0, 502, 503, 504].includes(answer.status) || tries > MOST_TRIES)
      throw new Error(
        `${path} was answered ${answer.status}: ${answer.text?.slice(0, 200) ?? answer.error?.message}`,
      )
    await pause(20 + Math.random() * 80)
  }
}

/** @returns {Promise<{ status: number, text: string, location: string | undefined, headers: import('node:http').IncomingHttpHeaders }>} */
export function post({ base, agent }, { cookie }, path, body, json = false) {
  const headers = {
    ...{ cookie, origin: base, 'content-type': 'application/x-www-form-urlencoded' },
    'content-length': Buffer.byteLength(body),
    ...(json && { accept: 'application/json' }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(
      `${base}${path}`,
      { method: 'POST', agent, headers, timeout: 20_000 },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part) => {
          text += part
        })
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text,
            location: response.headers.location,
            headers: response.headers,
          }),
        )
        response.on('error', reject)
        response.on('aborted', () => reject(new Error('cut off')))
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', reject)
    asked.end(body)
  })
}

export const QUESTIONS = ['number', 'words-1', 'words-2', 'words-3', 'words-4']

/**
 * A patient who answers the drill's form, a save an answer, and sends it. Gives what the server acknowledged: the answers, and
 * whether they were sent. `until` may end it on the way.
 */
export async function answerAll(site, person, { sends = true, until = () => false } = {}) {
  const start = `/questions/${person.assignmentId}`
  const said = { person, answers: {}, saves: 0, sent: false }
  if (!(await insist(site, person, `${start}/start`, { who: 'patient' }, { until }))) return said
  const load = randomUUID()
  let revision = 0
  for (const [n, question] of QUESTIONS.entries()) {
    if (until()) return said
    const answer = n === 0 ? String(Math.floor(Math.random() * 11)) : `${question} ${randomUUID()}`
    const typed = { ...said.answers, [question]: answer }
    const fields = [
      ...QUESTIONS.map((one) => ['shown', one]),
      ...Object.entries(typed).map(([one, value]) => [`a.${one}`, value]),
      ...Object.entries({ revision, load, seq: n + 1, heard: revision, touched: question }),
    ]
    const saved = await insist(site, person, `${start}/1/save`, fields, { json: true, until })
    if (!saved) return said
    revision = JSON.parse(saved.text).revision
    said.answers = typed
    said.saves += 1
    site.saves += 1
  }
  if (!sends || until()) return said
  const sent = await insist(site, person, `${start}/send`, { revision }, { until })
  if (!sent) return said
  if (sent.location !== `${start}/sent`) throw new Error(`Sending led to ${sent.location}`)
  said.sent = true
  site.sent += 1
  return said
}

/** A site as its patients reach it, with what they count: `heard` are the answers by their status, 0 where there was none */
export const siteAt = (base, most = 32) => ({
  base,
  agent: connections(most),
  tried: 0,
  saves: 0,
  sent: 0,
  heard: {},
})

/** Everybody answers, so many at a time; gives what was acknowledged to each */
export async function everybody(site, people, { at = 32, ...options } = {}) {
  const waiting = [...people]
  const said = []
  const one = async () => {
    for (let person = waiting.pop(); person; person = waiting.pop())
      said.push(await answerAll(site, person, options))
  }
  await Promise.all(Array.from({ length: at }, one))
  return said
}
