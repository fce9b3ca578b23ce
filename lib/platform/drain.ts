import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'

/** In milliseconds from SIGTERM: whoever stops servers kills them soon after */
const LONGEST = 12_000

// the instrumentation and the routes are bundled apart, each with modules of its own
const holder = globalThis as typeof globalThis & { skinVisitIsStopping?: boolean }

/** Told to stop: what stands in front should send the next request elsewhere */
export const isStopping = (): boolean => holder.skinVisitIsStopping === true

/**
 * Lets a server that is told to stop come to its end. It takes no new connection and waits for those that it has; one that a
 * proxy keeps open and goes on using would never be done, so each answer from then on says that it is the last.
 */
export function drainOnStop(): void {
  process.once('SIGTERM', () => {
    holder.skinVisitIsStopping = true
    setTimeout(() => process.exit(143), LONGEST).unref()
  })
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse }
    if (isStopping()) response.shouldKeepAlive = false
  })
}
