import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { beforeEach, expect, it, vi } from 'vitest'
import { mailbox } from '@/lib/account/mailbox.fixtures'
import { acknowledgeFlags } from '@/lib/brief/commands'
import { LOG_CHANNEL } from '@/lib/platform/log'
import type { Mail, Posted } from '@/lib/platform/mail'
import { setWatch } from './commands'
import {
  clinician,
  fields,
  inMinutes,
  leaves,
  look,
  ours,
  raise,
  steps,
  world,
  worldEach,
} from './escalation.fixtures'

/** What becomes of a mail before it is posted; undefined where it then is */
const fate = vi.hoisted(() => vi.fn(async (): Promise<Posted | undefined> => undefined))
vi.mock('@/lib/platform/mail', async (original) => {
  const { sendMail, ...rest } = await original<typeof import('@/lib/platform/mail')>()
  return { ...rest, sendMail: async (mail: Mail) => (await fate()) ?? sendMail(mail) }
})

worldEach()
const mailTo = mailbox()
const mails = () => mailTo(world().ours.clinician.email)

beforeEach(async () => {
  await raise('urgent')
  await setWatch(clinician(), fields({ 'on-call-0': world().ours.clinician.accountId }))
})

it('holds no row while a mail is on its way, and no other server mails the same meanwhile', async () => {
  const meanwhile = vi.fn(async () => {
    await ours((tx) => tx`select id from escalation for update nowait`)
    await look()
    return undefined
  })
  fate.mockImplementationOnce(meanwhile)
  inMinutes(31)
  await look()
  await expect(meanwhile.mock.results[0]?.value).resolves.toBeUndefined()
  expect(mails()).toHaveLength(1)
  expect(await steps()).toEqual([[1, 'Dr Shah', true]])
})

it('is tried again in five minutes where the server ended before the mail went', async () => {
  fate.mockRejectedValueOnce(new Error('as if the process had ended'))
  inMinutes(31)
  await Promise.allSettled([look()])
  inMinutes(35)
  await look()
  expect(mails()).toEqual([])
  expect(await steps()).toEqual([[1, 'Dr Shah', false]])
  inMinutes(37)
  await look()
  await look()
  expect(mails()).toHaveLength(1)
  expect(await steps()).toEqual([[1, 'Dr Shah', true]])
})

it('is tried again where the mail server refused it, and no more once it is acknowledged', async () => {
  fate.mockResolvedValueOnce('nowhere')
  inMinutes(31)
  await look()
  expect(await steps()).toEqual([[1, 'Dr Shah', false]])
  const { appointmentId, flagId } = world().ours.patients[0]
  const upTo = new Date(Date.now() + 60_000).toISOString()
  await acknowledgeFlags(clinician(), { appointmentId, upTo, flagIds: [flagId] })
  inMinutes(37)
  await look()
  expect(mails()).toEqual([])
})

it('is not recorded as mailed where it could reach nobody, which is in the log', async () => {
  fate.mockResolvedValueOnce('nowhere')
  inMinutes(31)
  await look()
  await leaves(world().ours.clinician.accountId)
  const logged = vi.fn()
  subscribe(LOG_CHANNEL, logged)
  inMinutes(37)
  await look()
  unsubscribe(LOG_CHANNEL, logged)
  expect(logged).toHaveBeenCalledWith({ event: 'keep-watch', level: 'error' }, LOG_CHANNEL)
  expect(await steps()).toEqual([[1, 'Dr Shah', false]])
  expect(mails()).toEqual([])
})
