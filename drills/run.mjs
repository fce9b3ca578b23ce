// npm run drill: all of them, one after the other. npm run drill -- NAME … runs those; SMALL=1 makes them a tenth as large.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone } from '../bin/machine/clone.mjs'
import { Failure, fail } from '../bin/machine/failure.mjs'
import { refuseOldNode } from '../bin/machine/node-version.mjs'
import { seconds } from '../bin/machine/progress.mjs'

async function main() {
  const { onOwnNode } = await import('../bin/machine/own-node.mjs')
  if (!(await onOwnNode())) return
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0' // the drills' own certificates, on this machine only
  process.removeAllListeners('warning')
  // what was started ends with us (each sees to that on exit), also where we are told to stop
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130))
  const { drills } = await import('./all.mjs')
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in drills))
  if (unknown)
    throw new Failure(`There is no drill "${unknown}": choose among ${Object.keys(drills).join(', ')}.`)
  const { ground } = await import('./ground.mjs')
  let isSound = true
  for (const [name, { drill, on, isWhole = isNothingLost }] of Object.entries(drills)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    const began = performance.now()
    console.log(`${name} …`)
    const place = typeof on === 'function' ? await on() : on
    const site = await ground(place)
    try {
      const result = await drill(
        { ...place, ...site },
        { ...sizes(), say: (words) => console.log(`  ${words}`) },
      )
      const { examples = [], notes = [], ...figures } = result
      const whole = isWhole(result)
      isSound &&= whole
      console.log(
        `  ${Object.entries(figures)
          .map(([key, value]) => `${key} ${value}`)
          .join(', ')}`,
      )
      for (const line of [...notes, ...examples]) console.log(`  ${line}`)
      console.log(`  ${whole ? 'as it must be' : 'NOT AS IT MUST BE'}, ${seconds(began)}`)
      keep(name, { ...figures, notes: notes.join('; '), whole })
    } catch (error) {
      console.error(site.log())
      throw error
    } finally {
      await site.close()
      place?.close?.()
    }
  }
  process.exit(isSound ? 0 : 1)
}

const isNothingLost = ({ lost, doubled, partial }) => lost === 0 && doubled === 0 && partial === 0

const sizes = () =>
  process.env.SMALL
    ? {
        people: 150,
        kills: 5,
        restarts: 4,
        many: 4,
        rounds: 2,
        wait: 6000,
        patients: 4,
        rate: 20,
        seconds: 20,
        minutes: 0.5,
      }
    : {}

/** Each drill's last figures in full size: drills/results.json, and the table in docs/operations.md */
function keep(name, figures) {
  if (process.env.SMALL) return
  const file = join(clone, 'drills/results.json')
  const results = [
    ...read(file).filter((one) => one.name !== name),
    { name, on: new Date().toISOString().slice(0, 10), ...figures },
  ]
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  const doc = join(clone, 'docs/operations.md')
  const text = readFileSync(doc, 'utf8')
  writeFileSync(
    doc,
    text.replace(/(<!-- seen -->\n)[\s\S]*?(<!-- \/seen -->)/, `$1\n${table(results)}\n\n$2`),
  )
}

const COUNTED = ['acknowledged', 'saves', 'lost', 'doubled', 'partial']

/** What else was counted stands behind */
function table(results) {
  const lines = results.map(({ name, on, notes, whole, ...figures }) => {
    const others = Object.entries(figures)
      .filter(([key]) => !COUNTED.includes(key))
      .map(([key, value]) => `${key} ${value}`)
    const cells = [
      name,
      on,
      ...COUNTED.map((key) => figures[key] ?? ''),
      [...others, notes].filter(Boolean).join('; '),
    ]
    return `| ${[...cells, whole ? 'yes' : 'NO'].join(' | ')} |`
  })
  return [
    `| drill | on | ${COUNTED.join(' | ')} | besides | as it must be |`,
    `|${'---|'.repeat(COUNTED.length + 4)}`,
    ...lines,
  ].join('\n')
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return []
  }
}

refuseOldNode()
main().catch(fail)
