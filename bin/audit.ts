// npm run audit -- seal | verify [FILE]: seals the record of access, or says what of it is not as it was sealed
import { readFileSync } from 'node:fs'
import { systemActor } from '@/lib/access/actor'
import { keptLine, keptSeals } from '@/lib/audit/seal'
import { sealAudit } from '@/lib/audit/seal-commands'
import { verifyAudit } from '@/lib/audit/seal-queries'
import { disconnect } from '@/lib/platform/database'

const [what, file] = process.argv.slice(2)
const actor = systemActor('sealing the record of access')

if (what === 'seal') {
  const sealed = await sealAudit(actor, { thorough: true })
  if (sealed.ok) for (const seal of sealed.seals) console.log(keptLine(seal))
} else if (what === 'verify') {
  const kept = file ? keptSeals(readFileSync(file, 'utf8')) : []
  if (file && kept.length === 0) throw new Error(`${file} holds no line that npm run audit -- seal prints`)
  const found = await verifyAudit(actor, kept)
  for (const { clinicId, batch, lineId, what } of found?.breaches ?? [])
    console.log(
      `${what}: clinic ${clinicId}${batch ? `, seal ${batch}` : ''}${lineId ? `, line ${lineId}` : ''}`,
    )
  const outside = kept.length > 0 ? `, ${kept.length} kept outside` : '; none kept outside to compare with'
  console.log(
    `${found?.lines} lines under ${found?.seals} seals${outside}: ${found?.breaches.length || 'nothing'} broken`,
  )
  if (found?.breaches.length !== 0) process.exitCode = 1
} else {
  console.error('npm run audit -- seal, or npm run audit -- verify [FILE with lines that seal printed]')
  process.exitCode = 2
}
await disconnect()
