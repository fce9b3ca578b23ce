import { describe, expect, it } from 'vitest'
import { isCommon } from './common-password'

const EMAIL = 'maria.lopez@example.com'
const OWN = [EMAIL, 'María López-Núñez', 'Larkfield Skin Clinic']

describe('a password that others would try first', () => {
  it.each([
    'passwordpassword',
    'password1234567',
    'password password 1!',
    'PassWord PassWord 1!',
    'p@ssw0rd p@ssw0rd2',
    'correct horse battery staple',
    'this is my password 2026',
    'Iloveyou2 Princess7',
    'liverpool-chelsea',
    'MonkeyDragon!2026',
    'football basketball',
    'M1chael Jenn1fer',
    'mailcreated5240',
    'polniypizdec0211',
    'aaaaaaaaaaaaaaaa',
    'abababababababab',
    'umbrella umbrella',
    '123456789012345',
    '987654321098765',
    'abcdefghijklmnop',
    'qwertyuiopasdfgh',
    '1q2w3e4r5t6y7u8i',
    'qazwsxedcrfvtgb',
    '1QAZ2WSX3EDC4RFV',
    'zxcvbnmasdfghjkl',
    EMAIL,
    `${EMAIL}1`,
    `my${EMAIL}${EMAIL}`,
    'maria.lopez1985',
    'MARIALOPEZ-1985!',
    'lopez nunez maria',
    'larkfieldskinclinic',
    'Larkfield Skin 2026',
    'Larkfield password1',
    'dermatologyclinic',
    'contrasena123456',
  ])('is %s', (password) => {
    expect(isCommon(password, OWN)).toBe(true)
  })

  it.each([
    'a quiet paper boat',
    'seven green umbrellas',
    '8241 5573 9012 4471',
    'eczema is not my whole story',
    'overstuffed sofa by the lake',
    'ünder dem grünen ahorn',
    '🙂🙃 umbrellas in may',
    'the real maria.lopez keeps nine bees',
    "o'brien's 3 red kites",
    'larkfield has nine windows',
    'kzj-4qm-w8x-vt2-hn6',
    'tres gatos en el tejado',
  ])('is not %s', (password) => {
    expect(isCommon(password, OWN)).toBe(false)
  })

  it('is found as soon in one of two hundred characters', () => {
    expect(isCommon(Array.from({ length: 40 }, (_, at) => `w${at * 7}`).join(' '), OWN)).toBe(false)
  })
})
