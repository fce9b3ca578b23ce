// Without a connection, shows a part of a guide that this device keeps (docs/decisions/030). It keeps nothing itself,
// sees nothing but addresses below /guides/, and with a connection everything comes from the server.
const DAY = 24 * 60 * 60 * 1000
const LONGEST = 30 * DAY

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const isPage = request.mode === 'navigate'
  if (request.method !== 'GET' || !(isPage || request.destination === 'style')) return
  event.respondWith(fetch(request).catch(() => kept(new URL(request.url).pathname, isPage)))
})

async function kept(path, isPage) {
  for (const name of await caches.keys()) {
    if (!name.startsWith('guides:')) continue
    const cache = await caches.open(name)
    const found = await cache.match(path)
    if (!found) continue
    if (!isPage) return found
    if (Date.now() - Number(found.headers.get('x-kept-at')) > LONGEST) {
      await cache.delete(path)
      continue
    }
    // told to the server when there is a connection again: whoever saw safety text is told when it changes
    await cache.put(`/guides/seen${path}`, new Response(null))
    return found
  }
  return Response.error()
}
