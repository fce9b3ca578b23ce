/** A path within the portal, or null: "//elsewhere", "/\\elsewhere" and whole addresses lead away and are not. */
export function ownPath(path: unknown): string | null {
  if (typeof path !== 'string' || path.length > 2000 || !/^\/(?![/\\])[\x21-\x7E]*$/.test(path)) return null
  const url = new URL(path, 'http://own.invalid')
  return url.origin === 'http://own.invalid' ? `${url.pathname}${url.search}${url.hash}` : null
}
