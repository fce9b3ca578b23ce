import { createServer } from 'node:http'
import { gunzipSync, gzipSync } from 'node:zlib'
import { findBrowser } from '../bin/test/browser.mjs'
import { ask, connections, interleaved } from './measure.mjs'
import { allAnswered } from './people.mjs'

/** As Lighthouse has them: bytes a second and milliseconds */
const SLOW_4G = {
  offline: false,
  downloadThroughput: (1.6 * 1e6) / 8,
  uploadThroughput: (750 * 1e3) / 8,
  latency: 150,
}
const SLOWER = 4

/** Time until the first question can be answered on a slow telephone, against the same markup and styles as plain files */
export async function usable(site) {
  const [person] = await site.people(1)
  await allAnswered(site.superuser, [person])
  const path = `/questions/${person.assignmentId}/1`
  const plain = await asFiles(site.at, path, person.cookie)
  const { chromium } = await import('playwright')
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] })
  const [name, value] = person.cookie.split('=')
  const timeOf = (base) => async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    await context.addCookies([{ name, value, url: base }])
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', SLOW_4G)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    const began = performance.now()
    await page.goto(`${base}${path}`, { waitUntil: 'commit' })
    const field = page.locator('input:visible, textarea:visible').first()
    await field.waitFor()
    await field.focus()
    const took = performance.now() - began
    await context.close()
    return took
  }
  try {
    return await interleaved(timeOf(site.at), timeOf(plain.base), { rounds: 9 })
  } finally {
    await browser.close()
    plain.close()
  }
}

/** The page as it is drawn, without its scripts, and its styles and letters, from a server that does nothing else */
async function asFiles(base, path, cookie) {
  const agent = connections(4)
  const get = async (from) => {
    const { body } = await ask(base, agent, from, { cookie })
    return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body) : body
  }
  const html = (await get(path))
    .toString()
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<link[^>]+as="script"[^>]*>/g, '')
  const files = new Map([[path, { type: 'text/html; charset=utf-8', body: Buffer.from(html) }]])
  for (const [, name] of html.matchAll(/(?:href|src)="(\/_next\/static\/[^"]+)"/g))
    files.set(name, { type: name.includes('.css') ? 'text/css' : 'font/woff2', body: await get(name) })
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    if (!file) return void response.writeHead(404).end()
    response
      .writeHead(200, { 'content-type': file.type, 'content-encoding': 'gzip' })
      .end(gzipSync(file.body))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
