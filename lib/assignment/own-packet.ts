import { z } from 'zod'
import { line, paragraph } from '@/lib/platform/field'
import { fingerprint } from '@/lib/questionnaire-draft/fingerprint'

export type PacketThing = { kind: 'guide' | 'questionnaire'; name: string; place: number }

const MOST = 30

/** A packet as its form sends it: what is in it, each with its place */
export const writtenPacket = z.object({
  title: line({ label: 'a name for the packet', max: 100 }),
  description: paragraph({ label: 'for whom it is', max: 500 }),
  things: z
    .array(z.string().max(500))
    .min(1, 'Choose at least one guide or questionnaire')
    .max(MOST, `Choose at most ${MOST} guides and questionnaires`),
})

type Packet = { title: string; description: string; guideSlugs: string[]; questionnaireUrls: string[] }

/** Another one at saving means that somebody changed the packet since its form was drawn */
export const packetFingerprint = (packet: Packet): string =>
  fingerprint([packet.title, packet.description, packet.guideSlugs, packet.questionnaireUrls])

/** What was chosen, in the order of the places that were given; where two are the same, as the shelf has them */
export function inOrder(things: readonly string[], places: Readonly<Record<string, string>>): PacketThing[] {
  return things
    .flatMap((value, at): PacketThing[] => {
      const [kind, ...rest] = value.split(' ')
      const name = rest.join(' ')
      if ((kind !== 'guide' && kind !== 'questionnaire') || name === '') return []
      const place = Number(places[value] ?? '')
      return [{ kind, name, place: Number.isInteger(place) && place > 0 ? place : MOST + at }]
    })
    .toSorted((one, other) => one.place - other.place)
}
