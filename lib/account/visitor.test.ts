import { describe, expect, it } from 'vitest'
import { networkOf } from './visitor'

const from = (forwarded?: string) =>
  networkOf(new Request('http://localhost/', forwarded ? { headers: { 'X-Forwarded-For': forwarded } } : {}))

describe('the network of a request', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['forged, 198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:0db8::2', '2001:db8:0:0::/64'],
    ['2001:db8:1::5:6', '2001:db8:1:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['not an address', 'unknown'],
    ['203.0.113.9, "; drop table', 'unknown'],
  ])('%s is %s', (forwarded, network) => {
    expect(from(forwarded)).toBe(network)
  })

  it('is unknown without a proxy', () => {
    expect(from()).toBe('unknown')
  })
})
