import { once } from 'node:events'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it, vi } from 'vitest'

const mail = {
  to: 'maria@example.com',
  subject: 'A message from your clinic',
  text: 'Ünïcode and a link: https://x.example/a',
}
const servers: SMTPServer[] = []

/** A real SMTP server on a free port that hands over what it was sent, or refuses every recipient. */
async function smtpServer(refuse = false): Promise<{ url: string; received: Promise<string> }> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(refuse ? new Error('no such mailbox') : undefined),
    onData(stream, _, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      stream.on('end', () => {
        resolve(text)
        done()
      })
    },
  })
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, received: promise }
}

/** The mail module under other settings: they are read once a process, so the module is loaded anew */
async function mailWith(settings: Record<string, string>): Promise<typeof import('./mail')> {
  vi.resetModules()
  vi.unstubAllEnvs()
  const all = {
    DATABASE_URL: 'postgres://a@b/c',
    APP_URL: 'http://localhost:3000',
    SESSION_SECRET: 'x'.repeat(40),
    LOG_LEVEL: 'silent',
  }
  for (const [name, value] of Object.entries({ ...all, ...settings })) vi.stubEnv(name, value)
  return import('./mail')
}

afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((closed) => server.close(closed))))
})

describe('mail', () => {
  it('goes through the SMTP server that is set', async () => {
    const { url, received } = await smtpServer()
    const { sendMail } = await mailWith({ SMTP_URL: url, MAIL_FROM: 'Clinic <clinic@example.com>' })
    expect(await sendMail(mail)).toBe('sent')
    const text = await received
    expect(text).toContain('To: maria@example.com')
    expect(text).toContain('From: Clinic <clinic@example.com>')
    expect(text).toContain('Subject: A message from your clinic')
  })

  it('says so when the server refuses it or is not there', async () => {
    const { url } = await smtpServer(true)
    expect(await (await mailWith({ SMTP_URL: url })).sendMail(mail)).toBe('nowhere')
    expect(await (await mailWith({ SMTP_URL: 'smtp://127.0.0.1:1' })).sendMail(mail)).toBe('nowhere')
  })

  it('gives up after ten seconds on a server that lets it in and says nothing', async () => {
    const silent = createServer()
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
    const { port } = silent.address() as AddressInfo
    const { sendMail } = await mailWith({ SMTP_URL: `smtp://127.0.0.1:${port}` })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const letIn = once(silent, 'connection')
    const posted = sendMail(mail)
    await letIn
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await posted).toBe('nowhere')
    silent.close()
  }, 10_000)

  it('is kept as a file for the demo, and then counts as not sent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mail-'))
    const { sendMail } = await mailWith({ MAIL_FOLDER: folder })
    expect(await sendMail(mail)).toBe('kept')
    const [file = ''] = await readdir(folder)
    expect(JSON.parse(await readFile(join(folder, file), 'utf8'))).toEqual(mail)
  })
})
