import { createHash } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import en from '@/content/messages/en/errors.json' with { type: 'json' }
import es from '@/content/messages/es/errors.json' with { type: 'json' }
import { BUSY } from './busy'
import { logEvent } from './log'
import { inEach, plainPage } from './plain-page'

/**
 * How many requests a server has under way before it turns the next away, by whether something is read or sent. A page takes some 13
 * milliseconds of a processor: with so many before it, it comes within a second. Where more are let in than are done, each is kept
 * waiting until its patience is over, and then all of them fail. What somebody typed gets in where a page no longer does.
 */
const MOST = { read: 48, sent: 128 }

/** They cost next to nothing, or stay open for as long as somebody looks, or have to be answered most of all when there is much to do */
const EXEMPT = /^\/(_next\/|today\/live(\?|$)|api\/health\/)/

let count = 0

/** How many requests are under way just now, without those that nothing hinders. The instrumentation alone knows: routes have modules of their own. */
export const underWay = (): number => count

type Exchange = { request: IncomingMessage; server: Server }

/**
 * Turns away what would only wait, before anything is done for it: each server that takes a request is given this as the first that
 * hears of one. `own` is a server that it is not for.
 */
export function refuseCrowds(own: Server | null): void {
  const known = new WeakSet<Server>()
  subscribe('http.server.request.start', (message) => {
    const { server } = message as Exchange
    if (server === own || known.has(server)) return
    known.add(server)
    const others = server.listeners('request') as RequestListener[]
    server.removeAllListeners('request')
    server.on('request', (request, response) => {
      if (isTurnedAway(request, response)) return
      for (const listener of others) listener.call(server, request, response)
    })
  })
}

function isTurnedAway(request: IncomingMessage, response: ServerResponse): boolean {
  if (EXEMPT.test(request.url ?? '')) return false
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (count >= (isRead ? MOST.read : MOST.sent)) {
    turnAway(request, response, isRead)
    return true
  }
  count += 1
  response.once('close', () => {
    count -= 1
  })
  return false
}

let toldAt = 0

function turnAway({ headers }: IncomingMessage, response: ServerResponse, isRead: boolean): void {
  if (performance.now() - toldAt > 1000) {
    toldAt = performance.now()
    logEvent('busy', { code: 'CROWD' })
  }
  // not all at once again
  const seconds = 2 + Math.floor(Math.random() * 5)
  const isPage = (headers.accept ?? '').includes('text/html')
  response.writeHead(503, {
    'Content-Type': isPage ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'Retry-After': String(seconds),
  })
  response.end(!isPage ? BUSY : isRead ? page(seconds) : NOT_STORED)
}

/** Its own, since no other file may be asked for now; as plain as the page of a failure */
const STYLE = `body{font:18px/1.5 system-ui,sans-serif;color:#1c2321;background:#fbf9f4;max-width:640px;margin:0 auto;padding:24px 16px}
h1{font-size:26px;line-height:1.25;margin:0 0 12px}p{margin:0 0 40px}
@media(prefers-color-scheme:dark){body{color:#efece4;background:#141918}}`
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

const style = `<style>${STYLE}</style>`

/** In each language, since nobody was asked who this is; it asks again by itself */
const page = (seconds: number): string =>
  plainPage({
    title: en.busyTitle,
    head: `<meta http-equiv="refresh" content="${seconds}">${style}`,
    blocks: Object.entries({ en, es }).map(([language, words]) => [
      language,
      `<h1>${words.busyTitle}</h1><p>${words.busyText}</p>`,
    ]),
  })

/** What was sent was not read either, so that it can only be sent from its own page again */
const [[, notStored = ''] = []] = inEach((of) => of.busyTitle)
const NOT_STORED = plainPage({
  title: notStored,
  head: style,
  blocks: inEach((of) => `<h1>${of.busyTitle}</h1><p>${of.busy} ${of.goBack}</p>`),
})
