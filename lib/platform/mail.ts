import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import { environment } from './env'
import { logFailure } from './log'

export type Mail = { to: string; subject: string; text: string }

/** `kept`: as a file, for somebody to look into. `nowhere`: there is no setting, or the server refused it. */
export type Posted = 'sent' | 'kept' | 'nowhere'

/** In milliseconds: for its address, a connection, its greeting and each answer; nodemailer itself waits up to ten minutes */
const LONGEST_WAIT = '10000'

/** nodemailer reads these from the address alone, where an operator may have said others */
function impatient(smtpUrl: string): string {
  const server = new URL(smtpUrl)
  for (const wait of ['dnsTimeout', 'connectionTimeout', 'greetingTimeout', 'socketTimeout'])
    if (!server.searchParams.has(wait)) server.searchParams.set(wait, LONGEST_WAIT)
  return server.href
}

/** Nothing that could end a line, name a second reader or be taken for a list */
const ONE_ADDRESS = /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/

/**
 * Sends through SMTP_URL, or keeps the mail as a file in MAIL_FOLDER. Unless it was sent, the caller shows the link to
 * hand over. Subjects carry no word about health.
 */
export async function sendMail(mail: Mail): Promise<Posted> {
  const { SMTP_URL, MAIL_FROM, MAIL_FOLDER } = environment()
  try {
    if (!ONE_ADDRESS.test(mail.to)) throw new RangeError('not one address')
    if (SMTP_URL) {
      await nodemailer.createTransport(impatient(SMTP_URL)).sendMail({ from: MAIL_FROM, ...mail })
      return 'sent'
    }
    if (MAIL_FOLDER) {
      await mkdir(MAIL_FOLDER, { recursive: true, mode: 0o700 })
      // whole or not there: somebody may be looking into the folder
      const file = join(MAIL_FOLDER, `${Date.now()}-${randomUUID()}`)
      await writeFile(`${file}.part`, JSON.stringify(mail, null, 2), { mode: 0o600 })
      await rename(`${file}.part`, `${file}.json`)
      return 'kept'
    }
  } catch (error) {
    logFailure('mail', error)
  }
  return 'nowhere'
}
