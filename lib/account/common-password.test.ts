import { describe, expect, it } from 'vitest'
import { isCommon } from './common-password'

const EMAIL = 'maria.lopez@example.com'

describe('a password that others would try first', () => {
  it.each([
    'passwordpassword',
    'password1234567',
    'password password 1!',
    'correct horse battery staple',
    'this is my password 2026',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    'umbrella umbrella',
    '123456789012345',
    '987654321098765',
    'abcdefghijklmnop',
    'qwertyuiopasdfgh',
    '1q2w3e4r5t6y7u8i',
    EMAIL,
    `${EMAIL}1`,
    `my${EMAIL}${EMAIL}`,
    'maria.lopez1985',
  ])('is %s', (password) => {
    expect(isCommon(password, EMAIL)).toBe(true)
  })

  it.each([
    'a quiet paper boat',
    '8241 5573 9012 4471',
    'eczema is not my whole story',
    'overstuffed sofa by the lake',
    'ünder dem grünen ahorn',
    '🙂🙃 umbrellas in may',
    'the real maria.lopez keeps nine bees',
    "o'brien's 3 red kites",
  ])('is not %s', (password) => {
    expect(isCommon(password, EMAIL)).toBe(false)
  })
})
