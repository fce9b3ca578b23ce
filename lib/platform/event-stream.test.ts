import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { eventStream } from './event-stream'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A stream with everything it was told, and what became of it */
function opened(stands: () => Promise<boolean>) {
  const gone = new AbortController()
  let send: (event: string, data?: string) => void = () => {}
  let isStopped = false
  const response = eventStream(gone.signal, stands, (to) => {
    send = to
    return () => {
      isStopped = true
    }
  })
  const text = response.text()
  return {
    response,
    text,
    gone,
    send: (event: string, data?: string) => send(event, data),
    isStopped: () => isStopped,
  }
}

it('is not to be kept, changed or gathered on the way', () => {
  const { headers } = opened(async () => true).response
  expect(headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(headers.get('cache-control')).toBe('private, no-store, no-transform')
})

it('ends with a word when the session has ended, and stops listening', async () => {
  let stands = true
  const { text, send, isStopped } = opened(async () => stands)
  send('arrival', 'a')
  await vi.advanceTimersByTimeAsync(20_000)
  expect(isStopped()).toBe(false)
  stands = false
  await vi.advanceTimersByTimeAsync(20_000)
  expect(isStopped()).toBe(true)
  expect(await text).toBe('retry: 4000\n\nevent: arrival\ndata: a\n\n:\n\nevent: ended\ndata: \n\n')
  expect(vi.getTimerCount()).toBe(0)
})

it('stays where nobody can say for a moment whether the session stands', async () => {
  const { isStopped } = opened(async () => {
    throw new Error('no database')
  })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(isStopped()).toBe(false)
})

it('stops listening when the browser goes', async () => {
  const { gone, isStopped, text } = opened(async () => true)
  gone.abort()
  expect(isStopped()).toBe(true)
  await text
  expect(vi.getTimerCount()).toBe(0)
})

it('ends when the server is told to stop, which would wait for it', async () => {
  const { isStopped, text } = opened(async () => true)
  process.emit('SIGTERM')
  expect(isStopped()).toBe(true)
  await text
})
