import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../bin/machine/failure.mjs'

/**
 * A file system of so many megabytes, in memory. `fill` leaves only so many bytes of it free, `free` gives the room back, `close`
 * takes it away; so does the end of this process, however it ends by itself.
 */
export function smallDisk(megabytes) {
  if (process.getuid?.() !== 0)
    throw new Failure('This drill mounts a small file system, which only root may do: run it as root.')
  const folder = mkdtempSync(join(tmpdir(), 'skin-visit-disk-'))
  mustRun('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'skin-visit-drill', folder])
  const close = () => {
    if (spawnSync('umount', ['-l', folder]).status === 0) rmdirSync(folder)
  }
  process.once('exit', close)
  const ballast = join(folder, 'ballast')
  const left = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    left,
    fill(bytes) {
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, left() - bytes), 1))
      } catch (error) {
        // somebody else took the rest meanwhile: it is full, and that is what was wanted
        if (error.code !== 'ENOSPC') throw error
      }
    },
    free: () => rmSync(ballast, { force: true }),
    close() {
      process.off('exit', close)
      close()
    },
  }
}

function mustRun(program, args) {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Failure(`${program} ended with ${status}: ${stderr.trim()}`)
}
