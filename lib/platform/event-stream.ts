const BEAT_EVERY = 20_000

type Send = (event: string, data?: string) => void
type Open = { streams: Set<() => void> }

// Next reloads modules in development; the one listener for the end must outlive a reload
const holder = globalThis as typeof globalThis & { skinVisitStreams?: Open }

/** Every open stream's end. A server that is told to stop waits for what is open, and these would never be done. */
function open(): Set<() => void> {
  if (!holder.skinVisitStreams) {
    const streams = new Set<() => void>()
    holder.skinVisitStreams = { streams }
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => streams.forEach((end) => void end()))
  }
  return holder.skinVisitStreams.streams
}

/**
 * A response of server-sent events that stays open until the browser goes, the server stops or `stands` says no, which is
 * asked every 20 seconds with the beat that keeps proxies from closing it. `begin` gives what ends its own part.
 */
export function eventStream(
  signal: AbortSignal,
  stands: () => Promise<boolean>,
  begin: (send: Send) => () => void,
): Response {
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder()
      const write = (text: string) => {
        if (open().has(end)) controller.enqueue(encoder.encode(text))
      }
      const send: Send = (event, data = '') => write(`event: ${event}\ndata: ${data}\n\n`)
      end = () => {
        if (!open().delete(end)) return
        clearInterval(beat)
        stop()
        try {
          controller.close()
        } catch {
          // the browser has closed it
        }
      }
      const beat = setInterval(async () => {
        if (await stands().catch(() => true)) return write(':\n\n')
        send('ended')
        end()
      }, BEAT_EVERY)
      open().add(end)
      const stop = begin(send)
      write('retry: 4000\n\n')
      signal.addEventListener('abort', end)
      if (signal.aborted) end()
    },
    cancel: () => end(),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // no-transform: compressing would hold events back
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
      // or the connection would idle on after the end, and a server that stops would wait for that
      Connection: 'close',
    },
  })
}
