import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { FirstSteps } from './first-steps'

const boss = { role: 'administrator', active: true }
const shown = (
  members: { role: string; active: boolean }[],
  invited: { role: string; state: string }[] = [],
) => renderToStaticMarkup(<FirstSteps people={{ members, invited }} />)

it('tells an administrator what comes next until a clinician can sign in', () => {
  expect(shown([boss])).toContain('Invite a clinician below')
  expect(shown([boss, { role: 'staff', active: true }])).toContain('Invite a clinician below')
  expect(shown([boss, { role: 'clinician', active: false }])).toContain('Invite a clinician below')
  expect(shown([boss], [{ role: 'clinician', state: 'expired' }])).toContain('Invite a clinician below')
  expect(shown([boss], [{ role: 'clinician', state: 'open' }])).toContain('A clinician is invited')
  expect(shown([boss, { role: 'clinician', active: true }])).toBe('')
})
