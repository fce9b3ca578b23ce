import { cache } from 'react'
import { recordSql } from '@/lib/audit/record'
import type { SignedInActor } from './actor-kinds'
import { scopedSql } from './scoped'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/**
 * Puts on record that somebody asked for what is not theirs or not there. Of the address only the room and the id in it:
 * the rest may be anything that somebody typed. Once where a page asks twice, as for its title.
 */
export const recordRefusal = cache(async (actor: SignedInActor, path: string): Promise<void> => {
  const [, room = ''] = path.split('/')
  const entity = /^[a-z-]{1,30}$/.test(room) ? room : ''
  const entityId = UUID.exec(path)?.[0]
  await scopedSql(actor, (tx) =>
    recordSql(tx, actor, { action: 'access.refused', entity, ...(entityId ? { entityId } : {}) }),
  )
})
