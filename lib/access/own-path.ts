/**
 * A path within the portal, or null: "//elsewhere", "/\\elsewhere" and whole addresses lead away and are not, nor are those
 * that come to it when their dots are taken out ("/.//elsewhere", "/a/..//elsewhere").
 */
export function ownPath(path: unknown): string | null {
  if (typeof path !== 'string' || path.length > 2000 || !/^\/[\x21-\x7E]*$/.test(path) || leadsAway(path))
    return null
  const url = new URL(path, HERE)
  if (url.origin !== HERE || leadsAway(url.pathname)) return null
  return `${url.pathname}${url.search}${url.hash}`
}

const HERE = 'http://own.invalid'
const leadsAway = (path: string): boolean => /^\/[/\\]/.test(path)
