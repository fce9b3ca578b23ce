import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, vi } from 'vitest'

export type KeptMail = { to: string; subject: string; text: string }

/** Once a test file: mails are kept as files; what went to an address, the oldest first */
export function mailbox(): (address: string) => KeptMail[] {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-'))
  beforeAll(() => {
    vi.stubEnv('MAIL_FOLDER', folder)
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  return (address) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .toSorted()
      .map((file): KeptMail => JSON.parse(readFileSync(join(folder, file), 'utf8')))
      .filter(({ to }) => to === address)
}
