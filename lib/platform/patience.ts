import { AsyncLocalStorage } from 'node:async_hooks'

/** In milliseconds: for one connection or lock, and for all that one post waits for. Whoever posts hears within three seconds. */
const LONGEST_WAIT = 2000
const LONGEST_OF_ALL = 2200

const posts = new AsyncLocalStorage<{ left: number }>()

/** All that `work` waits for, connections and locks, comes out of one patience */
export const patiently = <T>(work: () => Promise<T>): Promise<T> => posts.run({ left: LONGEST_OF_ALL }, work)

/** How many milliseconds may be waited for the next connection or lock; never 0, which PostgreSQL takes for ever */
export const patienceLeft = (): number =>
  Math.max(50, Math.min(LONGEST_WAIT, Math.round(posts.getStore()?.left ?? LONGEST_WAIT)))

/** What was waited since `began` (performance.now) is used up */
export function waitedSince(began: number): void {
  const post = posts.getStore()
  if (post) post.left -= performance.now() - began
}
