// npm run bench: everything that is measured. npm run bench -- NAME … measures those; SMALL=1 does a little of each, and keeps nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clone } from '../bin/machine/clone.mjs'
import { Failure, fail } from '../bin/machine/failure.mjs'
import { refuseOldNode } from '../bin/machine/node-version.mjs'
import { seconds } from '../bin/machine/progress.mjs'

async function main() {
  const { onOwnNode } = await import('../bin/machine/own-node.mjs')
  if (!(await onOwnNode())) return
  const { entries } = await import('./entries.mjs')
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in entries))
  if (unknown)
    throw new Failure(`Nothing is measured as "${unknown}": choose among ${Object.keys(entries).join(', ')}.`)
  const names = asked.length > 0 ? asked : Object.keys(entries)
  for (const name of names) keep(await measured(name, entries[name]))
  process.exit(0)
}

/** Each on ground of its own, so that one does not measure what another left behind */
async function measured(name, entry) {
  const began = performance.now()
  process.stdout.write(`${name} … `)
  const { ground } = await import('../drills/ground.mjs')
  const { benchTree } = await import('./site.mjs')
  const { serverEnvironment } = await import('../bin/start/settings.mjs')
  const cwd = await benchTree(serverEnvironment({ port: 3000, embedded: true }, 'postgres://localhost/none'))
  const site = await ground({
    form: 'bench/form.json',
    cwd,
    scheme: 'http',
    settings: { shared_buffers: '512MB' },
  })
  try {
    const server = await site.serve({ port: site.port })
    const say = (words) => process.stdout.write(`\r\x1b[K${name} … ${words} `)
    const sizes = process.env.SMALL ? { responses: 20_000, requests: 3000, pairs: 50 } : {}
    const { ours, reference, spread, note } = await entry.run({ ...site, at: site.base }, { ...sizes, say })
    server.kill()
    const ratio = entry.isDifference ? ours - reference : ours / reference
    const met = entry.better === 'more' ? ratio >= entry.target : ratio <= entry.target
    const round = (value) => Number(value.toPrecision(4))
    const result = {
      name,
      ours: round(ours),
      reference: round(reference),
      ratio: round(ratio),
      target: entry.target,
      met,
    }
    const { unit } = entry
    process.stdout.write(
      `\r\x1b[K${name}: ours ${result.ours} ${unit}, reference ${result.reference} ${unit}, ${entry.isDifference ? 'difference' : 'ratio'} ${result.ratio}, ` +
        `target ${entry.better === 'more' ? 'at least' : 'at most'} ${entry.target}: ${met ? 'met' : 'MISSED'} ` +
        `(spread ${spread.map((one) => `${Math.round(one * 100)} %`).join(', ')}; ${note ? `${note}; ` : ''}${seconds(began)})\n`,
    )
    return result
  } finally {
    await site.close()
  }
}

/** bench/results.json, one entry a name, and the table of docs/performance.md */
function keep(result) {
  if (process.env.SMALL) return
  const file = join(clone, 'bench/results.json')
  const before = JSON.parse(readOr(file, '[]'))
  const at = before.findIndex(({ name }) => name === result.name)
  if (at < 0) before.push(result)
  else before[at] = result
  writeFileSync(file, `${JSON.stringify(before, null, 2)}\n`)
  const doc = join(clone, 'docs/performance.md')
  const table = [
    '| name | ours | reference | ratio | target | met |',
    '|---|---|---|---|---|---|',
    ...before.map(
      (one) =>
        `| ${one.name} | ${one.ours} | ${one.reference} | ${one.ratio} | ${one.target} | ${one.met ? 'yes' : 'no'} |`,
    ),
  ].join('\n')
  const text = readFileSync(doc, 'utf8')
  writeFileSync(doc, text.replace(/(<!-- measured -->\n)[\s\S]*?(\n<!-- end -->)/, `$1\n${table}\n$2`))
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}

refuseOldNode()
main().catch(fail)
