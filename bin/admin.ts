import { parseArgs } from 'node:util'
import { firstAdministrator } from '@/lib/account/first-administrator'
import { takeLostFactorAway } from '@/lib/account/lost-factor'
import { disconnect } from '@/lib/platform/database'

const USAGE =
  'Use: npm run admin -- take-factor EMAIL, for somebody who lost phone and recovery codes; or npm run admin -- create EMAIL ["NAME"] --clinic "NAME" --phone "NUMBER" --emergency 911 --time-zone America/New_York (the clinic is asked for only the first time)'

/**
 * `npm run admin -- create EMAIL`: the clinic, if there is none yet, and an invitation for its administrator.
 * `npm run admin -- take-factor EMAIL`: they set up another second factor when they next sign in.
 */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      clinic: { type: 'string' },
      phone: { type: 'string' },
      emergency: { type: 'string' },
      'time-zone': { type: 'string' },
    },
  })
  const [command, email, name] = positionals
  if ((command !== 'create' && command !== 'take-factor') || !email) return fail(USAGE)
  if (!process.env.DATABASE_URL) return fail('Set DATABASE_URL first: the demo has an administrator already.')
  if (command === 'take-factor') {
    const { ok, sentence } = await takeLostFactorAway(email)
    if (!ok) return fail(sentence)
    console.log(sentence)
    return 0
  }
  const { clinic, phone, emergency, 'time-zone': timeZone } = values
  const made = await firstAdministrator({ email, name: name ?? email, clinic, phone, emergency, timeZone })
  if (!made.ok) return fail(made.sentence)
  console.log(
    made.link
      ? `Hand this link to ${email}; it works once, for 7 days:\n${made.link}`
      : `An invitation was mailed to ${email}.`,
  )
  return 0
}

function fail(sentence: string): number {
  console.error(sentence)
  return 1
}

/** What stands between the caller and an administrator, in one line; the driver's own message may quote values */
function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name.startsWith('PrismaClient'))
    return 'The database at DATABASE_URL does not answer, refuses this role or has no tables yet: run npm start first.'
  return error.message.split('\n')[0] || error.name
}

main()
  .catch((error) => fail(sentenceFor(error)))
  .then(async (code) => {
    await disconnect()
    process.exitCode = code
  })
