import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { testDatabase } from '@/lib/platform/testing/database'
import { loadPackets } from './packet-commands'

const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
afterAll(() => owner.end())

const actor = systemActor('test')

it('packets become what is given, in order; one no longer given goes', async () => {
  const packet = (slug: string, title = slug) => ({
    slug,
    title,
    description: 'For a visit',
    guideSlugs: ['at-a-glance'],
    questionnaireUrls: ['https://example.org/form'],
  })
  const outcomes = async (...given: ReturnType<typeof packet>[]) => {
    const done = await loadPackets(actor, given)
    return done.ok ? done.packets.map(({ slug, outcome }) => `${slug} ${outcome}`) : []
  }
  expect(await outcomes(packet('a'), packet('b'))).toEqual(['a added', 'b added'])
  expect(await outcomes(packet('a'), packet('b'))).toEqual(['a unchanged', 'b unchanged'])
  expect(await outcomes(packet('a', 'New'))).toEqual(['a changed', 'b removed'])
  expect(await owner`select slug, title, position from packet`).toMatchObject([
    { slug: 'a', title: 'New', position: 0 },
  ])
})
