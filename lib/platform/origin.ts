import { environment } from './env'

/**
 * Whether a post comes from a page of ours. Browsers name the Origin of every post; one without it, or from
 * elsewhere, is refused. The host it was sent to counts as ours too, as for server actions: the demo is reached
 * as localhost and as 127.0.0.1. Every route handler that changes something calls this first.
 */
export function sameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  return origin === environment().APP_URL || new URL(origin).host === request.headers.get('host')
}
