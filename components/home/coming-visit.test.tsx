import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import en from '@/content/messages/en'
import type { OwnTask, OwnVisit } from '@/lib/assignment/own-visit'
import { ComingVisit } from './coming-visit'

const clinic = { name: 'Harbor Dermatology', phone: '+1 555 0100', timeZone: 'America/New_York' }
const done: OwnTask = {
  ...{ assignmentId: 'a', kind: 'guide', title: 'Staying safe', language: 'en', state: 'done' },
  ...{ minutesLeft: 0, completedAt: new Date('2026-11-20T10:00:00Z') },
}
const visit: OwnVisit = {
  ...{ appointmentId: 'v', startsAt: new Date('2026-12-01T15:30:00Z'), reason: '', practitioner: 'Dr Shah' },
  ...{ isCancelled: false, hasBegun: false, isOver: false, tasks: [done], notes: [], reviewed: null },
}
const shown = (isRecalled: boolean, tasks = [done]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <ComingVisit
        {...{ clinic, isRecalled, visit: { ...visit, tasks } }}
        {...{ locale: 'en', topics: 0, asked: [], isNearest: true }}
      />
    </NextIntlClientProvider>,
  )

it('says that nothing is left to do only where no change of safety text waits to be read', () => {
  expect(shown(false)).toContain('There is nothing left to do.')
  for (const tasks of [[done], []]) {
    expect(shown(true, tasks)).toContain('There is nothing else to do for your visit')
    expect(shown(true, tasks)).toContain('the change in the safety text above')
    expect(shown(true, tasks)).not.toMatch(/nothing left to do|ready for your visit|nothing to do/)
  }
})

it('says first what there is to do, with a change of safety text too', () => {
  expect(shown(true, [{ ...done, state: 'to-do', minutesLeft: 4 }])).toContain(
    'One thing to do for your visit',
  )
})
