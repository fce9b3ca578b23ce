import { afterEach, beforeEach, expect, it } from 'vitest'
import { keptAnswers } from './kept-answers'

/** What a browser's store is to a page: names with texts */
class Store {
  [name: string]: unknown
  getItem(name: string) {
    return Object.hasOwn(this, name) ? this[name] : null
  }
  setItem(name: string, text: string) {
    this[name] = text
  }
  removeItem(name: string) {
    delete this[name]
  }
}

let store: Store
const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')
beforeEach(() => {
  store = new Store()
  Object.defineProperty(globalThis, 'localStorage', { value: store, configurable: true })
})
afterEach(() => {
  if (before) Object.defineProperty(globalThis, 'localStorage', before)
})

const secret = (letter: string) => Buffer.alloc(32, letter).toString('base64')
const own = { owner: 'maria', draft: 'skin', secret: secret('a') }
const post = {
  order: 1,
  action: '/questions/1/1/save',
  fields: [['own', 'It wakes me']] as [string, string][],
}
const name = 'kept:maria:skin:1'

it('opens again for the same draft, and holds nothing readable', async () => {
  expect(await keptAnswers(own)?.keep('1', post)).toBe(true)
  expect(Object.keys(store)).toEqual([name])
  expect(atob(String(store[name]))).not.toContain('wakes')
  expect(await keptAnswers(own)?.all()).toEqual([['1', post]])
})

it('is taken for nothing, and taken away, when any byte of it was changed', async () => {
  await keptAnswers(own)?.keep('1', post)
  const whole = Buffer.from(String(store[name]), 'base64')
  for (let at = 0; at < whole.length; at += 1) {
    const bent = Buffer.from(whole)
    bent[at] = (bent[at] ?? 0) ^ 1
    store.setItem(name, bent.toString('base64'))
    expect(await keptAnswers(own)?.all(), `byte ${at}`).toEqual([])
    expect(store.getItem(name), `byte ${at}`).toBeNull()
  }
  for (const cut of [0, 11, 12, 20, whole.length - 1]) {
    store.setItem(name, whole.subarray(0, cut).toString('base64'))
    expect(await keptAnswers(own)?.all(), `cut at ${cut}`).toEqual([])
  }
})

it('is taken for nothing at another page, for another draft, by another key', async () => {
  await keptAnswers(own)?.keep('1', post)
  const text = String(store[name])
  store.setItem('kept:maria:skin:2', text)
  expect((await keptAnswers(own)?.all())?.map(([page]) => page)).toEqual(['1'])
  store.setItem('kept:maria:other:1', text)
  expect(await keptAnswers({ ...own, draft: 'other' })?.all()).toEqual([])
  expect(await keptAnswers({ ...own, secret: secret('b') })?.all()).toEqual([])
})

it('is kept although an earlier page goes away meanwhile', async () => {
  const kept = keptAnswers(own)
  await kept?.keep('1', post)
  const keeping = kept?.keep('2', post)
  kept?.drop('1')
  expect(await keeping).toBe(true)
  expect(Object.keys(store)).toEqual(['kept:maria:skin:2'])
})

it('is not said to be there where it was taken away before it was written', async () => {
  const kept = keptAnswers(own)
  const keeping = kept?.keep('1', post)
  kept?.drop('1')
  expect(await keeping).toBe(false)
  expect(Object.keys(store)).toEqual([])
})

it('stands as it was typed last, however many are on their way', async () => {
  const kept = keptAnswers(own)
  const all = [1, 2, 3].map((order) => kept?.keep('1', { ...post, order }))
  expect(await Promise.all(all)).toEqual([true, true, true])
  expect(await kept?.all()).toEqual([['1', { ...post, order: 3 }]])
})
