import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import en from '@/content/messages/en'
import { UrgentHelp, UrgentNotice } from './urgent-notice'

const flag = (ruleId: string) => ({ ruleId, patientWords: `What to do about ${ruleId}`, citations: [] })
const clinic = { name: 'Harbor Dermatology', phone: '+1 555 0100', emergency: '112' }

it.each([
  ['the first page', UrgentHelp],
  ['every page after it', UrgentNotice],
])('has the number to call above several reasons on %s, and under a single one', (_, Shown) => {
  const call = (rules: string[]) => {
    const markup = renderToStaticMarkup(
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <Shown flags={rules.map(flag)} clinic={clinic} />
      </NextIntlClientProvider>,
    )
    return markup.indexOf('tel:112') < markup.indexOf('What to do')
  }
  expect(call(['pain', 'breath'])).toBe(true)
  expect(call(['pain'])).toBe(false)
})
