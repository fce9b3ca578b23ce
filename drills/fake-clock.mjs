import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../bin/machine/failure.mjs'
import { program } from './nginx.mjs'

const PLACES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`,
)

/**
 * Clocks that can be set while what looks at them runs (libfaketime): each `at(name)` is one, `set` moves it to so many
 * milliseconds from the true time. What only measures how long something takes goes by the true one.
 */
export async function fakeClocks() {
  await program('faketime')
  const library = PLACES.find((path) => existsSync(path))
  if (!library)
    throw new Failure('This drill needs libfaketime (on Debian, as root: apt-get install faketime).')
  const folder = mkdtempSync(join(tmpdir(), 'skin-visit-clock-'))
  chmodSync(folder, 0o711)
  const file = (name) => join(folder, name)
  const set = (name, milliseconds) => {
    const seconds = (milliseconds / 1000).toFixed(3)
    writeFileSync(file(name), `${milliseconds < 0 ? '' : '+'}${seconds}\n`, { mode: 0o644 })
  }
  return {
    set,
    at(name, milliseconds = 0) {
      set(name, milliseconds)
      return {
        LD_PRELOAD: library,
        FAKETIME_TIMESTAMP_FILE: file(name),
        FAKETIME_CACHE_DURATION: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
