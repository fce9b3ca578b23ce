import { expect, it } from 'vitest'
import { evaluate } from './expression'

/** Reading its language never ends */
const endless = {
  resourceType: 'Basic',
  get language(): string {
    while (true);
  },
}
const quick = { resourceType: 'Basic', language: 'en' }

it('gives an expression that was late once another chance, as on a server that has just started', () => {
  expect(evaluate("language & '1'", endless)).toEqual({ ok: false })
  expect(evaluate("language & '1'", quick)).toEqual({ ok: true, results: ['en1'] })
})

it('gives up one that is late again and again, so that it does not hold up everybody', () => {
  for (let n = 0; n < 3; n++) expect(evaluate("language & '2'", endless)).toEqual({ ok: false })
  expect(evaluate("language & '2'", quick)).toEqual({ ok: false })
})
