import { subscribe } from 'node:diagnostics_channel'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { underWay } from './crowd'
import { sqlTurns } from './database'
import { environment } from './env'
import { LOG_CHANNEL, type Logged, logFailure } from './log'

type Exchange = { request: IncomingMessage; response: ServerResponse; server: Server }

/**
 * Counts what a server does, for Prometheus, on a port of its own that is not the portal's. Nothing where METRICS_PORT is not set.
 * Labels are taken from lists that nobody outside can lengthen, and hold no word of an address but its room.
 */
export function serveMetrics(): Server | null {
  const { METRICS_PORT: port, METRICS_HOST: host } = environment()
  if (port === undefined) return null
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': registry.contentType }).end(text),
      (error: unknown) => {
        logFailure('metrics', error)
        response.writeHead(500).end()
      },
    )
  })
  timeRequests(registry, server)
  countEvents(registry)
  gaugeConnections(registry)
  server.on('error', (error) => logFailure('metrics', error))
  // it must not keep a server alive that has come to its end
  server.listen(port, host).unref()
  return server
}

function timeRequests(registry: Registry, own: Server): void {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the request’s head to the end of its answer',
    labelNames: ['method', 'room', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const begun = new WeakMap<IncomingMessage, number>()
  subscribe('http.server.request.start', (message) => {
    const { request, server } = message as Exchange
    if (server !== own) begun.set(request, performance.now())
  })
  subscribe('http.server.response.finish', (message) => {
    const { request, response } = message as Exchange
    const since = begun.get(request)
    if (since === undefined) return
    const labels = { method: methodOf(request), room: roomOf(request, response), status: response.statusCode }
    seconds.observe(labels, (performance.now() - since) / 1000)
  })
}

const methodOf = ({ method = '' }: IncomingMessage): string =>
  ['GET', 'HEAD', 'POST'].includes(method) ? method : 'other'

/** The first part of the path, which is a folder of ours wherever something was found there; the rest names whom it is about */
export function roomOf(
  { url = '/' }: Pick<IncomingMessage, 'url'>,
  { statusCode }: { statusCode: number },
): string {
  if (url.startsWith('/_next/')) return 'asset'
  const [, room = ''] = url.split(/[/?#]/)
  if (room === '') return 'front'
  return statusCode !== 404 && statusCode < 500 && /^[a-z-]{1,30}$/.test(room) ? room : 'other'
}

function countEvents(registry: Registry): void {
  const events = new Counter({
    name: 'portal_events_total',
    help: 'Lines of the log, by their event',
    labelNames: ['event', 'level'] as const,
    registers: [registry],
  })
  subscribe(LOG_CHANNEL, (message) => {
    const { event, level } = message as Logged
    events.inc({ event, level })
  })
}

function gaugeConnections(registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      collect() {
        this.set(read())
      },
    })
  gauge('portal_requests_under_way', 'Requests that are being answered', underWay)
  gauge('portal_sql_busy', 'Connections of the hot statements that are at work', () => sqlTurns().busy)
  gauge('portal_sql_waiting', 'Requests that wait for one of them', () => sqlTurns().waiting)
}
