import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { payloads } from './testing/payloads'

type Received = { from: string; to: string[]; text: string }
const received: Received[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, { envelope }, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      const to = envelope.rcptTo.map(({ address }) => address)
      received.push({ from, to, text: Buffer.concat(parts).toString() })
      done()
    })
  },
})

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  vi.stubEnv('DATABASE_URL', 'postgres://a@b/c')
  vi.stubEnv('APP_URL', 'http://localhost:3000')
  vi.stubEnv('SESSION_SECRET', 'x'.repeat(40))
  vi.stubEnv('LOG_LEVEL', 'silent')
  vi.stubEnv('MAIL_FROM', 'clinic@example.com')
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`)
})
afterAll(() => new Promise<void>((closed) => server.close(closed)))

/** The names of a mail's headers, up to its first empty line */
const headers = (text: string): string[] =>
  [...(text.split('\r\n\r\n')[0] ?? '').matchAll(/^([\w-]+):/gm)]
    .map(([, name = '']) => name.toLowerCase())
    .toSorted()

it('keeps its headers and its one reader, whatever a clinic or a person is called', async () => {
  const { sendMail } = await import('./mail')
  const plain = { to: 'maria@example.com', subject: 'A message from Larkfield', text: 'Hello' }
  await sendMail(plain)
  const [first] = received
  // each is a connection of its own: all that could end a line, and some of the rest
  const sent = payloads.filter((payload, at) => /[\r\n\u0085\u2028]|%0|=\?/i.test(payload) || at % 8 === 0)
  for (const payload of sent) {
    expect(await sendMail({ ...plain, subject: `A message from ${payload}`, text: `Hello ${payload}` })).toBe(
      'sent',
    )
    const last = received.at(-1)
    expect(last?.to, payload).toEqual(['maria@example.com'])
    expect(last?.from).toBe('clinic@example.com')
    expect(new Set(headers(last?.text ?? '')), payload).toEqual(new Set(headers(first?.text ?? '')))
    expect(last?.text).not.toMatch(/^content-type: text\/html/im)
  }
  expect(received).toHaveLength(sent.length + 1)
}, 60_000)

it('takes no second reader from an address, and sends nothing to what is none', async () => {
  const { sendMail } = await import('./mail')
  const count = received.length
  for (const to of [
    'maria@example.com\r\nBcc: other@x.example',
    'maria@example.com\nRCPT TO:<other@x.example>',
    'maria@example.com, other@x.example',
    'Maria <other@x.example>',
    'group: other@x.example;',
    '"maria@example.com" other@x.example',
    '',
  ])
    expect(await sendMail({ to, subject: 'A message', text: 'Hello' }), to).toBe('nowhere')
  expect(received).toHaveLength(count)
  expect(await sendMail({ to: 'o’neil+skin@bücher.example', subject: 'A message', text: 'Hello' })).toBe(
    'sent',
  )
})
