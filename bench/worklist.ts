// Reads the worklists of two clinics in turn, as their clinicians; prints the 95th percentiles in milliseconds

import { actorOf } from '@/lib/access/actor'
import { worklist } from '@/lib/brief/worklist-queries'
import { disconnect } from '@/lib/platform/database'

const ROUNDS = 400
const DAY = 24 * 3600_000

const clinicians = await Promise.all(
  process.argv.slice(2, 4).map(async (side) => {
    const actor = await actorOf(side.split(',')[1] ?? '')
    if (!actor) throw new Error('no such clinician')
    return actor
  }),
)
const times: [number[], number[]] = [[], []]
const from = new Date(Date.now() - DAY)
const until = new Date(Date.now() + DAY)
for (let round = -20; round < ROUNDS; round++)
  for (const [side, actor] of clinicians.entries()) {
    const began = performance.now()
    const list = await worklist(actor, { from, until, practitionerId: null })
    if (round < 0 && (list?.visits.length ?? 0) < 25) throw new Error(`${list?.visits.length} visits`)
    if (round >= 0) times[side]?.push(performance.now() - began)
  }
const high = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? 0
console.log(JSON.stringify({ ours: high(times[1]), reference: high(times[0]), spread: [0, 0] }))
await disconnect()
