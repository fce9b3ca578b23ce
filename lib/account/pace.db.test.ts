import { expect, it } from 'vitest'
import { actorFor, clinician, owner, recordOf, world, worldOnce } from './account.fixtures'
import { inPace } from './pace'

worldOnce()

it('lets sixty copies through in an hour, however many are asked for at once, and puts what is more on record once', async () => {
  const actor = await clinician()
  const asked = await Promise.all(Array.from({ length: 100 }, () => inPace(actor, 'copy')))
  expect(asked.filter(Boolean)).toHaveLength(60)
  expect(await recordOf('access.too-often', actor.accountId)).toEqual([actor.accountId])
  // a colleague and a search are counted apart
  expect(await inPace(await actorFor(world().ours.staff.accountId), 'copy')).toBe(true)
  expect(await inPace(actor, 'search')).toBe(true)
})

it('counts anew when the hour is over, and not before', async () => {
  const actor = await clinician()
  expect(await inPace(actor, 'copy')).toBe(false)
  await owner`update throttle set blocked_until = now() - interval '1 second' where key = ${`copy:${actor.accountId}`}`
  expect(await inPace(actor, 'copy')).toBe(true)
})
