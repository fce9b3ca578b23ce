import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'

/** In milliseconds from SIGTERM: whoever stops servers kills them soon after */
const LONGEST = 12_000

/**
 * Lets a server that is told to stop come to its end. It takes no new connection and waits for those that it has; one that a
 * proxy keeps open and goes on using would never be done, so each answer from then on says that it is the last.
 */
export function drainOnStop(): void {
  let isStopping = false
  process.once('SIGTERM', () => {
    isStopping = true
    setTimeout(() => process.exit(143), LONGEST).unref()
  })
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse }
    if (isStopping) response.shouldKeepAlive = false
  })
}
