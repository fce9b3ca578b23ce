import { systemActor } from '@/lib/access/actor'
import { prisma } from '@/lib/platform/database'
import { addressOf } from './address'
import { COMMAND_LINE, takeFactorAway } from './factor-commands'

/** For the last administrator, whom no colleague can help: from the command line of the server. */
export async function takeLostFactorAway(email: string): Promise<{ ok: boolean; sentence: string }> {
  const account = await prisma().account.findUnique({ where: { email: addressOf(email) } })
  const done =
    account && (await takeFactorAway(systemActor(COMMAND_LINE, account.clinicId), { accountId: account.id }))
  return done?.ok
    ? { ok: true, sentence: `Done: ${email} sets up a new second step of signing in after the password.` }
    : { ok: false, sentence: `Nobody who signs in as ${email} has a second step.` }
}
