import type { SaveReply } from './save-reply'

/** What the server gives a page for the unsent answers of one draft, `secret` in base64. It is held in memory and stored nowhere. */
export type KeptKey = { owner: string; draft: string; secret: string }

/** A page's form as it would have been posted; `order` counts pages, whatever a clock says */
export type KeptPost = { order: number; action: string; fields: [string, string][] }

export type KeptAnswers = {
  /** By their order */
  all: () => Promise<[string, KeptPost][]>
  /** Whether it is on the device now; a newer one that comes first stands for it. Not where it was dropped meanwhile. */
  keep: (name: string, post: KeptPost) => Promise<boolean>
  drop: (name: string) => void
}

const PREFIX = 'kept:'

/**
 * Unsent answers on this device, encrypted: without the key of their draft, which only the signed-in patient gets, they
 * are noise. Those of anybody else who used this browser are taken away. Null where a browser cannot encrypt.
 */
export function keptAnswers({ owner, draft, secret }: KeptKey): KeptAnswers | null {
  if (!globalThis.crypto?.subtle) return null
  const own = `${PREFIX}${owner}:`
  const start = `${own}${draft}:`
  const key = crypto.subtle.importKey('raw', bytes(secret), 'AES-GCM', false, ['encrypt', 'decrypt'])
  let begun = 0
  /** The newest that each page has on the device, or that was dropped: what began before it is not written any more */
  const settled = new Map<string, number>()
  const names = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))
  for (const name of names()) if (!name.startsWith(own)) localStorage.removeItem(name)
  const cipher = (name: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(name),
  })
  return {
    async all() {
      const found: [string, KeptPost][] = []
      for (const name of names().filter((one) => one.startsWith(start))) {
        try {
          const all = bytes(localStorage.getItem(name) ?? '')
          const plain = await crypto.subtle.decrypt(cipher(name, all.slice(0, 12)), await key, all.slice(12))
          found.push([name.slice(start.length), JSON.parse(new TextDecoder().decode(plain))])
        } catch {
          localStorage.removeItem(name)
        }
      }
      return found.sort(([, one], [, other]) => one.order - other.order)
    },
    async keep(page, post) {
      const mine = ++begun
      const name = start + page
      const iv = crypto.getRandomValues(new Uint8Array(12))
      try {
        const plain = new TextEncoder().encode(JSON.stringify(post))
        const sealed = new Uint8Array(await crypto.subtle.encrypt(cipher(name, iv), await key, plain))
        if (mine < (settled.get(page) ?? 0)) return localStorage.getItem(name) !== null
        localStorage.setItem(name, text([...iv, ...sealed]))
        settled.set(page, mine)
        return true
      } catch {
        return false
      }
    },
    drop(page) {
      settled.set(page, ++begun)
      localStorage.removeItem(start + page)
    },
  }
}

/**
 * `shown`: it came too late or cannot be an answer, and the page that the server shows it on is on its way. `elsewhere`: it waits
 * until its parent or carer is here for that patient again.
 */
export type Sending = {
  state: 'sent' | 'waiting' | 'signedOut' | 'elsewhere' | 'shown'
  replies: SaveReply[]
}

/** Sends what was kept, the oldest page first, each with the revision it was based on; what has arrived is taken away */
export async function sendKept(kept: KeptAnswers, posts: readonly [string, KeptPost][]): Promise<Sending> {
  const replies: SaveReply[] = []
  for (const [name, { action, fields }] of posts) {
    const response = await post(action, new URLSearchParams(fields)).catch(() => null)
    if (response?.type === 'opaqueredirect') return { state: 'signedOut', replies }
    if (response && (await isForAnother(response))) return { state: 'elsewhere', replies }
    if (!response || !(response.ok || response.status === 404 || response.status === 409))
      return { state: 'waiting', replies }
    const reply: SaveReply | null = response.ok ? await response.json() : null
    if (reply) replies.push(reply)
    kept.drop(name)
    if (response.status === 409 || (reply?.isPartly && !reply.isOvertaken)) {
      postPlainly(action, fields)
      return { state: 'shown', replies }
    }
  }
  return { state: 'sent', replies }
}

/** Whether these questions are of another than the one whom a parent or carer is here for now (lib/access/entry.ts) */
export async function isForAnother(response: Response): Promise<boolean> {
  if (response.status !== 404) return false
  const told: { reason?: unknown } | null = await response.json().catch(() => null)
  return told?.reason === 'for-another'
}

const ANSWER_TIMEOUT = 12_000

/** A save that asks for its outcome as JSON */
export const post = (
  action: string,
  body: FormData | URLSearchParams,
  more: RequestInit = {},
): Promise<Response> =>
  fetch(action, {
    method: 'POST',
    body,
    headers: { Accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_TIMEOUT),
    ...more,
  })

/** The same fields as a plain post, which leads to a page that shows them */
export function postPlainly(action: string, fields: KeptPost['fields']): void {
  const form = Object.assign(document.createElement('form'), { method: 'post', action, hidden: true })
  for (const [name, value] of fields)
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  document.body.append(form)
  form.submit()
}

const bytes = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))

const text = (all: readonly number[]): string =>
  btoa(all.reduce((written, one) => written + String.fromCharCode(one), ''))
