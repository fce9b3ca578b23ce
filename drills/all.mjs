import { clock, isInTime, onFakeClocks } from './clock.mjs'
import { diskFull, isServedAgain, onSmallDisk } from './disk-full.mjs'
import { image, isAnImage } from './image.mjs'
import { kill } from './kill.mjs'
import { isWholeAgain, killDb } from './kill-db.mjs'
import { load, soak } from './load.mjs'
import { isUnchanged, lostAck } from './lost-ack.mjs'
import { isMigrated, migration } from './migration.mjs'
import { network } from './network.mjs'
import { isPatient, pool } from './pool.mjs'
import { isKeptApart, pooler } from './pooler.mjs'
import { ARCHIVING, isRestored, restore } from './restore.mjs'
import { isDrained, rolling } from './rolling.mjs'
import { standby } from './standby.mjs'

/**
 * Every drill by its name; `isWhole` where more than lost, doubled and partial decides; `on` what is special about its ground, or
 * makes it: what else it gives is the drill's too, and its `close` comes last
 */
export const drills = {
  kill: { drill: kill },
  'kill-db': { drill: killDb, isWhole: isWholeAgain },
  'lost-ack': { drill: lostAck, isWhole: isUnchanged },
  network: { drill: network },
  pool: { drill: pool, isWhole: isPatient },
  pooler: { drill: pooler, isWhole: isKeptApart },
  'disk-full': { drill: diskFull, isWhole: isServedAgain, on: onSmallDisk },
  clock: { drill: clock, isWhole: isInTime, on: onFakeClocks },
  migration: { drill: migration, isWhole: isMigrated },
  rolling: { drill: rolling, isWhole: isDrained },
  image: { drill: image, isWhole: isAnImage },
  restore: { drill: restore, isWhole: isRestored, on: { settings: ARCHIVING } },
  standby: { drill: standby },
  load: { drill: load },
  soak: { drill: soak },
}
