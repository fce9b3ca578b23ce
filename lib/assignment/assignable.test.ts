import { expect, it } from 'vitest'
import { clinicTitle, newestFor } from './assignable'

const en1 = { language: 'en', revision: 1 }
const en2 = { language: 'en', revision: 2 }
const es1 = { language: 'es', revision: 1 }

it("is the newest version in the patient's language, else in English", () => {
  expect(newestFor([en1, en2, es1], 'en')).toBe(en2)
  expect(newestFor([en2, en1, es1], 'es-MX')).toBe(es1)
  expect(newestFor([en1, en2], 'es')).toBe(en2)
  expect(newestFor([es1], 'fr')).toBeUndefined()
})

it('is called by its English name, with the language that the patient reads it in', () => {
  const english = { title: 'Your hands', language: 'en' }
  expect(clinicTitle({ title: 'Sus manos', language: 'es' }, english)).toBe('Your hands, in Spanish')
  expect(clinicTitle(english, english)).toBe('Your hands')
  expect(clinicTitle({ title: 'Sus manos', language: 'es' }, undefined)).toBe('Sus manos')
})
