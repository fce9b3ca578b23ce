import { createServer, request } from 'node:http'
import { freePort } from '../bin/machine/free-port.mjs'
import { count } from './count.mjs'
import { nginxBefore } from './nginx.mjs'
import { everybody, post, siteAt } from './patient.mjs'

/**
 * A door that lets posts through and drops the server's answer once it is there: what was asked for is done, and nobody has
 * heard of it. Each of a thousand answers is dropped once; the same post again gets the first receipt. Then each
 * acknowledged save comes once more under its key with other words, which change nothing.
 */
export async function lostAck(ground, { people = 250 }) {
  const server = await ground.serve()
  const port = await freePort()
  const dropped = new Set()
  let drops = true
  const door = createServer((asked, answer) => {
    const parts = []
    asked.on('data', (part) => parts.push(part))
    asked.on('end', () => {
      const body = Buffer.concat(parts)
      const { method, url: path, headers } = asked
      const key = `${path} ${body}`
      const onward = request({ host: '127.0.0.1', port: server.port, method, path, headers }, (response) => {
        if (drops && /\/(save|send)$/.test(path) && !dropped.has(key)) {
          dropped.add(key)
          response.resume()
          response.on('end', () => answer.destroy())
          return
        }
        answer.writeHead(response.statusCode, response.headers)
        response.pipe(answer)
      })
      onward.on('error', () => answer.destroy())
      onward.end(body)
    })
  })
  await new Promise((resolve) => door.listen(port, '127.0.0.1', resolve))
  const front = await nginxBefore([port], { folder: ground.folder, port: ground.port })
  const site = siteAt(front.base)
  const all = await ground.people(people)
  const said = await everybody(site, all, { at: 16 })
  // The saves whose answers were dropped, again with other words
  drops = false
  const repeats = [...dropped].filter((one) => one.includes('/save ')).slice(0, 200)
  let changed = 0
  for (const key of repeats) {
    const [path, body] = key.split(/ (.*)/s)
    const person = all.find(({ assignmentId }) => path.includes(assignmentId))
    const { text } = await post(site, person, path, forged(body), true)
    if (JSON.parse(text).isNews) changed += 1
  }
  door.closeAllConnections()
  door.close()
  const tally = await count(ground.superuser, said)
  return {
    ...tally,
    dropped: dropped.size,
    forged: repeats.length,
    'changed by another body': changed,
    notes: [`${site.tried} tries again`],
  }
}

/** The same post with another number, which every save has, and other words. Where nothing was forged, nothing could be changed. */
function forged(body) {
  const other = body.replace(/\ba\.number=(\d+)/, (_, number) => `a.number=${(Number(number) + 1) % 11}`)
  if (other === body) throw new Error(`There is no number to forge in ${body}`)
  return other.replace(/words-1\+/, 'forged+')
}

/** Something must have been dropped and forged, or nothing was tried */
export const isUnchanged = (result) =>
  result.dropped > 0 &&
  result.forged > 0 &&
  ['lost', 'doubled', 'partial', 'changed by another body'].every((kind) => result[kind] === 0)
