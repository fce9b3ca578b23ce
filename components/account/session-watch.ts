export type SessionState = 'going-on' | 'ending' | 'ended'

const WARNED_SECONDS = 120
const FIRST_LOOK_SECONDS = 60
const UNREACHABLE_SECONDS = 30

/**
 * Tells when the session is about to end and when it has. It asks the server, which knows of saves and other tabs, and
 * asking does not keep the session alive. Returns what stops it, and `stay`, which prolongs the session.
 */
export function watchSession(tell: (state: SessionState) => void): { stop: () => void; stay: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const again = (seconds: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(look, seconds * 1000)
  }

  function look(): void {
    ask('GET', '/account/session').then(heard)
  }
  function stay(): void {
    ask('POST', '/account/stay').then(heard)
  }
  function heard(seconds: number | null): void {
    if (stopped) return
    if (seconds === null) {
      again(UNREACHABLE_SECONDS)
    } else if (seconds > WARNED_SECONDS) {
      tell('going-on')
      again(seconds - WARNED_SECONDS)
    } else if (seconds > 0) {
      tell('ending')
      again(seconds + 1)
    } else tell('ended')
  }
  // timers stand still while a phone sleeps
  const seen = () => {
    if (document.visibilityState === 'visible') look()
  }
  document.addEventListener('visibilitychange', seen)
  again(FIRST_LOOK_SECONDS)
  const stop = () => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
  }
  return { stop, stay }
}

/** Seconds left; 0 for nobody signed in; null where the server cannot be reached */
async function ask(method: 'GET' | 'POST', address: string): Promise<number | null> {
  try {
    const response = await fetch(address, { method, headers: { Accept: 'application/json' } })
    if (!response.ok) return null
    // somebody signed out is sent to the sign-in page
    if (!response.headers.get('content-type')?.includes('json')) return 0
    const { seconds }: { seconds?: unknown } = await response.json()
    return typeof seconds === 'number' ? seconds : null
  } catch {
    return null
  }
}
