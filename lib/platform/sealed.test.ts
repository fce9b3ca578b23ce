import { beforeAll, describe, expect, it } from 'vitest'
import { sealed, unsealed } from './sealed'

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://nobody@localhost/none',
    APP_URL: 'http://localhost',
    SESSION_SECRET: 'a secret of more than 32 characters',
  })
})

describe('what is sealed', () => {
  const seal = { purpose: 'test', owner: 'a' }

  it('opens again for its purpose and its owner only', () => {
    const bytes = sealed('JBSWY3DPEHPK3PXP', seal)
    expect(unsealed(bytes, seal)).toBe('JBSWY3DPEHPK3PXP')
    expect(unsealed(bytes, { ...seal, owner: 'b' })).toBeNull()
    expect(unsealed(bytes, { ...seal, purpose: 'another' })).toBeNull()
  })

  it('holds nothing readable, and is never the same twice', () => {
    const [one, other] = [sealed('JBSWY3DPEHPK3PXP', seal), sealed('JBSWY3DPEHPK3PXP', seal)]
    expect(Buffer.from(one).includes('JBSWY3DP')).toBe(false)
    expect(one).not.toEqual(other)
  })

  it('does not open when a bit of it changed, or when half of it is missing', () => {
    const bytes = sealed('JBSWY3DPEHPK3PXP', seal)
    for (const at of [0, 12, bytes.length - 1]) {
      const bent = new Uint8Array(bytes)
      bent[at] = (bent[at] ?? 0) ^ 1
      expect(unsealed(bent, seal)).toBeNull()
    }
    expect(unsealed(bytes.subarray(0, 20), seal)).toBeNull()
    expect(unsealed(bytes.subarray(0, 30), seal)).toBeNull()
  })
})
