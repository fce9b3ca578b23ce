import { Agent, request } from 'node:http'

/** So many connections that are kept open, as a proxy in front keeps them */
export const connections = (most) => new Agent({ keepAlive: true, maxSockets: most })

/** One request; gives its status, where it leads, and how many milliseconds the first byte took */
export function ask(
  base,
  agent,
  path,
  { method = 'GET', cookie = '', fields, json = false, headers: more } = {},
) {
  const body = fields && new URLSearchParams(fields).toString()
  const headers = {
    ...more,
    ...{ cookie, accept: json ? 'application/json' : 'text/html', 'accept-encoding': 'gzip' },
    ...(body !== undefined && {
      ...{ origin: base, 'content-type': 'application/x-www-form-urlencoded' },
      'content-length': Buffer.byteLength(body),
    }),
  }
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const asked = request(`${base}${path}`, { method, agent, headers }, (response) => {
      const first = performance.now() - began
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          location: response.headers.location,
          first,
          body: Buffer.concat(parts),
        }),
      )
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** How often a second `one` is done by so many at once, for so long; one that fails ends the measuring */
export async function rateOf(one, { at = 32, milliseconds = 3000 } = {}) {
  const began = performance.now()
  let done = 0
  const lane = async (n) => {
    while (performance.now() - began < milliseconds) {
      await one(n)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: at }, (_, n) => lane(n)))
  return (done * 1000) / (performance.now() - began)
}

/** Both sides in turn, so that what else the machine does falls on both: the middle and the spread of each */
export async function interleaved(ours, reference, { rounds = 7 } = {}) {
  const [mine, others] = [[], []]
  await ours()
  await reference()
  for (let round = 0; round < rounds; round++) {
    mine.push(await ours())
    others.push(await reference())
  }
  return { ours: middle(mine), reference: middle(others), spread: [spread(mine), spread(others)] }
}

export const middle = (all) => quantile(all, 0.5)

export function quantile(all, part) {
  const sorted = [...all].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]
}

/** Half of the way from the lower to the upper quarter, as a part of the middle */
export const spread = (all) => (quantile(all, 0.75) - quantile(all, 0.25)) / 2 / middle(all)
