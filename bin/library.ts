// npm run library -- load          puts what is under content/ on the shelf; what did not change stays as it is
// npm run library -- load FILE     adds one FHIR R4 Questionnaire from elsewhere, or says what of it cannot be shown
import { disconnect } from '@/lib/platform/database'
import { loadFile } from './library/one-file'
import { Refused } from './library/refused'
import { loadShipped } from './library/shipped'

const USAGE = 'Say what to do: npm run library -- load, or npm run library -- load FILE.'

async function main(): Promise<void> {
  const [verb, file, ...rest] = process.argv.slice(2)
  if (verb !== 'load' || rest.length > 0) throw new Refused([USAGE])
  if (file === undefined) await loadShipped()
  else await loadFile(file)
}

/** What the person can put right is told in sentences; the rest is a defect of ours, or a database that is not there */
function tell(error: unknown): void {
  if (error instanceof Refused) for (const sentence of error.sentences) console.error(sentence)
  else if (error instanceof Error && 'code' in error && error.code === 'P2021')
    console.error(
      'The database has no tables yet: start the portal once, or run npm run db -- migrate deploy.',
    )
  else if (error instanceof Error && 'code' in error && !/^P20/.test(String(error.code)))
    console.error(
      `The database did not answer as it should (${String(error.code)}). Nothing was half stored.`,
    )
  else if (error instanceof Error && error.message.startsWith('These settings')) console.error(error.message)
  else console.error(error)
  process.exitCode = 1
}

await main().catch(tell)
await disconnect()
