import type { Actor } from '@/lib/access/actor-kinds'
import { canFillLibrary } from '@/lib/access/policy'
import { scoped } from '@/lib/access/scoped'
import { record } from '@/lib/audit/record'

export type ShippedPacket = {
  slug: string
  title: string
  description: string
  guideSlugs: string[]
  questionnaireUrls: string[]
}

export type PacketsLoaded =
  | { ok: true; packets: { slug: string; outcome: 'added' | 'changed' | 'unchanged' | 'removed' }[] }
  | { ok: false; reason: 'not-found' }

/**
 * Makes the shipped packets what they are given as, in that order; those no longer given go. A packet is only a
 * proposal of what to assign, so it has no versions.
 */
export async function loadPackets(actor: Actor, packets: readonly ShippedPacket[]): Promise<PacketsLoaded> {
  if (!canFillLibrary(actor)) return { ok: false, reason: 'not-found' }
  return scoped(actor, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('packets', 0))`
    const before = await tx.packet.findMany({ where: { clinicId: null } })
    const done: (PacketsLoaded & { ok: true })['packets'] = []
    for (const [position, packet] of packets.entries()) {
      const was = before.find(({ slug }) => slug === packet.slug)
      const data = { ...packet, position }
      if (!was) await tx.packet.create({ data })
      else if (!same(was, data)) await tx.packet.update({ where: { id: was.id }, data })
      done.push({ slug: packet.slug, outcome: !was ? 'added' : same(was, data) ? 'unchanged' : 'changed' })
    }
    for (const { id, slug } of before.filter((was) => !packets.some((packet) => packet.slug === was.slug))) {
      await tx.packet.delete({ where: { id } })
      done.push({ slug, outcome: 'removed' })
    }
    for (const { slug, outcome } of done.filter((one) => one.outcome !== 'unchanged'))
      await record(tx, actor, { action: 'library.loaded', entity: 'packet', detail: { slug, outcome } })
    return { ok: true, packets: done }
  })
}

type Row = ShippedPacket & { position: number }

const same = (was: Row, is: Row): boolean =>
  was.title === is.title &&
  was.description === is.description &&
  was.position === is.position &&
  was.guideSlugs.join(' ') === is.guideSlugs.join(' ') &&
  was.questionnaireUrls.join(' ') === is.questionnaireUrls.join(' ')
