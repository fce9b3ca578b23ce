import { expect, it } from 'vitest'
import { isBusy } from './busy'
import { NoTurn, Turns } from './turns'

/** Work that is done when it is told so */
function open() {
  let done = () => {}
  const work = () => new Promise<void>((resolve) => (done = resolve))
  return { work, done: () => done() }
}

it('lets so many in at a time, in their order', async () => {
  const turns = new Turns(2)
  const [one, two] = [open(), open()]
  const order: string[] = []
  const say = (name: string) => async () => void order.push(name)
  const both = [turns.take(9000, one.work), turns.take(9000, two.work)]
  const later = [turns.take(9000, say('third')), turns.take(9000, say('fourth'))]
  await Promise.resolve()
  expect(order).toEqual([])
  one.done()
  await Promise.all(later)
  expect(order).toEqual(['third', 'fourth'])
  two.done()
  await Promise.all(both)
})

it('turns away who waits too long, and gives nothing of theirs to them', async () => {
  const turns = new Turns(1)
  const one = open()
  const first = turns.take(9000, one.work)
  let began = false
  const late = turns.take(1, async () => {
    began = true
  })
  await expect(late).rejects.toBeInstanceOf(NoTurn)
  one.done()
  await first
  expect(await turns.take(1, async () => 'after')).toBe('after')
  expect(began).toBe(false)
})

it('is told as busy by what it says and not by its class, of which two bundles of one server have each its own', () => {
  expect(isBusy(new NoTurn())).toBe(true)
  class Another extends Error {
    readonly code = new NoTurn().code
  }
  expect(isBusy(new Another())).toBe(true)
  expect(isBusy(new Error('NoTurn'))).toBe(false)
})

it('has every turn again after work that failed', async () => {
  const turns = new Turns(1)
  for (let n = 0; n < 3; n++)
    await expect(turns.take(1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await turns.take(1, async () => 'free')).toBe('free')
})
