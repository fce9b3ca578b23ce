// npm run -s asvs: counts the rows of docs/security/asvs.yaml, and fails where a named test does not exist
import { readFileSync } from 'node:fs'
import { countedRows, missingTests, rowsOf } from './asvs/rows'

const rows = rowsOf(readFileSync('docs/security/asvs.yaml', 'utf8'))
const missing = missingTests(rows)
for (const { number, test } of missing) console.error(`${number} names a test that does not exist: ${test}`)
const { tested, notApplicable, open } = countedRows(rows)
console.log(`tested ${tested}`)
console.log(`not applicable ${notApplicable}`)
console.log(`open ${open}`)
if (missing.length > 0) process.exitCode = 1
