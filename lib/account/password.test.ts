import { describe, expect, it } from 'vitest'
import { hashPassword, passwordMatches, passwordProblem } from './password'

describe('passwords', () => {
  it('are argon2id with the floor of 19 MiB and 2 passes, and the same however they are typed', async () => {
    const hash = await hashPassword('caf\u00e9 au lait au matin')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwordMatches(hash, 'cafe\u0301 au lait au matin')).toBe(true)
    expect(await passwordMatches(hash, 'cafe au lait au matin')).toBe(false)
    expect(await passwordMatches(null, 'anything')).toBe(false)
  })

  it('are checked, however many come at once', async () => {
    const hash = await hashPassword('a quiet paper boat')
    const tries = Array.from({ length: 12 }, (_, at) =>
      passwordMatches(at === 4 ? null : hash, at % 3 === 0 ? 'a quiet paper boat' : 'wrong'),
    )
    expect(await Promise.all(tries)).toEqual(Array.from({ length: 12 }, (_, at) => at % 3 === 0))
  })

  it('may be of letters alone, of digits or of any signs, and of 64 characters and more', () => {
    for (const password of [
      'sevengreenumbrellas',
      '8241 5573 9012 4471',
      '?:;]-_}(~^|<>*+"',
      'ÄÖÜ ßéñ 漢字かな交じり文章',
      'nine bees sing of plums '.repeat(3).replace('bees', 'owls').slice(0, 64),
      `${'every morning the ferry brings four crates of pears to the island '.repeat(2)}and leaves`,
    ])
      expect(passwordProblem(password, []), password).toBe(null)
  })

  it.each([
    ['', 'short'],
    ['fourteen chars', 'short'],
    ['🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃', 'short'],
    ['my nine kettles', null],
    ['football letters', 'common'],
    ['x'.repeat(201), 'long'],
    ['the bees '.repeat(22), 'common'],
    [Array.from({ length: 50 }, (_, at) => `w${at}`).join(' '), null],
    ['passwordpassword', 'common'],
    ['maria@example.com', 'common'],
    ['a quiet paper boat', null],
    ['<script>alert(1)</script>', null],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, ['maria@example.com'])).toBe(problem)
  })
})
