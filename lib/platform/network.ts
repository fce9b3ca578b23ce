import { isIP } from 'node:net'

/**
 * The network a request comes from: the last address in X-Forwarded-For, which the proxy in front puts
 * there (what stands before it anybody can forge). An IPv6 one counts as its /64, which is one household's. "unknown" without any.
 */
export function networkIn(headers: Headers): string {
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(last)?.[1]
  if (isIP(mapped ?? last) === 4) return mapped ?? last
  return isIP(last) === 6 ? `${prefix(last)}::/64` : 'unknown'
}

/** The first four groups, whichever way the address is shortened */
function prefix(address: string): string {
  const [head = '', tail] = address.split('::')
  const groups = (part: string) => (part ? part.split(':') : [])
  const first = groups(head)
  const last = tail === undefined ? [] : groups(tail)
  // a dotted end stands for two groups
  const length = first.length + last.length + (last.at(-1)?.includes('.') ? 1 : 0)
  const zeros = tail === undefined ? 0 : 8 - length
  return [...first, ...Array.from({ length: zeros }, () => '0'), ...last]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
