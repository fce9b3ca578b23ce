import { describe, expect, it } from 'vitest'
import { newRecoveryCodes, RECOVERY_CODES, recoveryHash } from './recovery-code'

describe('recovery codes', () => {
  it('are ten of 16 signs, none like another, drawn from all of the alphabet', () => {
    const many = Array.from({ length: 200 }, newRecoveryCodes)
    for (const codes of many) {
      expect(codes).toHaveLength(RECOVERY_CODES)
      for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
    }
    expect(new Set(many.flat()).size).toBe(2000)
    // each place takes each of the 31 signs: none is fixed or follows from another
    for (let place = 0; place < 16; place++)
      expect(new Set(many.flat().map((code) => code.replaceAll('-', '')[place])).size).toBe(31)
  })

  it('are taken as people write them', () => {
    const [code = ''] = newRecoveryCodes()
    expect(recoveryHash(code.toUpperCase().replaceAll('-', ' '))).toEqual(recoveryHash(code))
    expect(recoveryHash(code.slice(1))).toBeNull()
  })
})
