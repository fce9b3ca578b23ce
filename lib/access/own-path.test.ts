import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path'

describe('a path to go on to', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    '///evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    '/%2E%2E//evil.example',
    '/.\\\\evil.example',
    '/./\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example/',
    'https:evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
    ' /home',
    '/home\r\nSet-Cookie: a=b',
    `/${'a'.repeat(2001)}`,
    null,
    undefined,
    ['/home'],
    { toString: () => '/home' },
  ])('%j leads away and is none', (path) => {
    expect(ownPath(path)).toBeNull()
  })

  it.each([
    ['/', '/'],
    ['/home', '/home'],
    ['/patients?q=a%20b#top', '/patients?q=a%20b#top'],
    ['/a/../home', '/home'],
    ['/home?next=//evil.example', '/home?next=//evil.example'],
    ['/@evil.example', '/@evil.example'],
    ['/a//b', '/a//b'],
  ])('%s stays', (path, kept) => {
    expect(ownPath(path)).toBe(kept)
    expect(new URL(kept, 'https://portal.example').host).toBe('portal.example')
  })
})
