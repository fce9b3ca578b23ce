/** A part as the page of all parts gives it */
type KeptPart = { path: string; title: string; content: HTMLElement }

const PREFIX = 'guides:'
const FRESH = 24 * 60 * 60 * 1000
const KEPT_AT = 'X-Kept-At'
const SEEN = '/guides/seen'
const PICTURES = '/pictures/'
const LOOK = '/guides/look'
const WORKER = '/guides/worker.js'

/** No script, nothing from elsewhere, nothing to send */
const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const isThere = (): boolean => 'caches' in window && 'serviceWorker' in navigator

/** Takes away what this browser keeps of guides, except what `owner` keeps: nobody sees what somebody else read */
export async function forgetOthersGuides(owner: string | null): Promise<void> {
  if (!isThere()) return
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== PREFIX + owner) await caches.delete(name)
}

/** Opens what was read without a connection once more, so that the server knows who saw which words */
export async function tellReadOffline(owner: string): Promise<void> {
  if (!isThere() || !(await caches.has(PREFIX + owner))) return
  const cache = await caches.open(PREFIX + owner)
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith(SEEN)) continue
    const answer = await fetch(pathname.slice(SEEN.length), { redirect: 'manual' }).catch(() => null)
    if (answer?.ok || answer?.status === 404) await cache.delete(request)
  }
}

/** Writes what is kept as large as everything else was last told to be */
export async function keepTextSize(owner: string): Promise<void> {
  if (!isThere() || !(await caches.has(PREFIX + owner))) return
  const cache = await caches.open(PREFIX + owner)
  const look = document.documentElement.className
  if ((await (await cache.match(LOOK))?.text()) === look) return
  for (const request of await cache.keys()) {
    const kept = await cache.match(request)
    if (!kept?.headers.has(KEPT_AT)) continue
    const page = new DOMParser().parseFromString(await kept.text(), 'text/html')
    page.documentElement.className = look
    await cache.put(request, new Response(textOf(page), { headers: kept.headers }))
  }
  await cache.put(LOOK, new Response(look))
}

export async function forgetGuide(owner: string, guide: string): Promise<void> {
  if (!isThere() || !(await caches.has(PREFIX + owner))) return
  const cache = await caches.open(PREFIX + owner)
  for (const request of await cache.keys())
    if (new URL(request.url).pathname.startsWith(guide)) await cache.delete(request)
}

/**
 * Keeps a guide to be read on without a connection: its words as pages of their own, made here of what `source` shows.
 * They hold nothing of whoever reads. An assigned guide never changes, so once a day is often enough.
 */
export async function keepGuide(owner: string, guide: string, source: string): Promise<void> {
  if (!isThere()) return
  const cache = await caches.open(PREFIX + owner)
  const before = await cache.match(guide)
  if (Date.now() - Number(before?.headers.get(KEPT_AT) ?? 0) < FRESH) return
  const answer = await fetch(source, { redirect: 'error' }).catch(() => null)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const parts = [...page.querySelectorAll<HTMLElement>('[data-kept]')].map(
    (content): KeptPart => ({
      ...{ path: content.dataset.kept ?? '', title: content.dataset.title ?? '' },
      content,
    }),
  )
  const language = page.documentElement.lang
  for (const { content } of parts) await takeIn(content)
  for (const part of parts) await cache.put(part.path, pageOf(part, language))
  const styles = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')
  for (const { href } of styles) {
    const { pathname } = new URL(href)
    if (!(await cache.match(pathname))) await cache.add(pathname).catch(() => {})
  }
  await navigator.serviceWorker.register(WORKER, { scope: '/guides/' })
}

/** The clinic's own pictures have addresses; a page that is kept holds them itself, and goes with all that it holds */
async function takeIn(content: HTMLElement): Promise<void> {
  for (const picture of content.querySelectorAll<HTMLImageElement>(`img[src^="${PICTURES}"]`)) {
    const answer = await fetch(picture.src, { redirect: 'error' }).catch(() => null)
    // without it, its words stand in its place
    if (answer?.ok) picture.src = await inPage(await answer.blob())
    else picture.removeAttribute('src')
  }
}

const inPage = (picture: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(picture)
  })

const textOf = (page: Document): string => `<!doctype html>${page.documentElement.outerHTML}`

function pageOf({ title, content }: KeptPart, language: string): Response {
  const made = document.implementation.createHTMLDocument(title)
  made.documentElement.lang = language
  made.documentElement.className = document.documentElement.className
  const viewport = made.createElement('meta')
  viewport.name = 'viewport'
  viewport.content = 'width=device-width, initial-scale=1'
  made.head.append(viewport)
  for (const { href } of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    const style = made.createElement('link')
    style.rel = 'stylesheet'
    style.href = new URL(href).pathname
    made.head.append(style)
  }
  const main = made.createElement('main')
  main.append(made.importNode(content, true))
  made.body.append(main)
  const headers = {
    ...{ 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY },
    [KEPT_AT]: String(Date.now()),
  }
  return new Response(textOf(made), { headers })
}
