import { count } from './count.mjs'
import { mixed, percentile } from './mixed.mjs'
import { serverBehindTls } from './servers.mjs'
import { processorSeconds, resident } from './taken.mjs'

/** A hundred requests a second of all kinds for ten minutes: how long they take, and what is refused */
export async function load(ground, { rate = 100, seconds = 600, say }) {
  const { site, server } = await serverBehindTls(ground, { most: 256 })
  await warm(ground, site)
  say('warm')
  const taken = () => [server.pid, ground.postmaster()].map(processorSeconds)
  const before = taken()
  const result = await mixed(ground, site, { rate, seconds })
  const [portal, database] = taken().map((now, at) => ((now - before[at]) * 1000) / result.requests)
  return {
    ...(await count(ground.superuser, result.said)),
    ...figures(result),
    'ms of a processor a request, portal': Number(portal.toFixed(2)),
    'and PostgreSQL': Number(database.toFixed(2)),
    notes: [...byKind(result), ...otherwise(result)],
  }
}

/** The same for half an hour, less of it: whether the server's memory grows */
export async function soak(ground, { rate = 20, minutes = 30, say }) {
  const { site, server } = await serverBehindTls(ground, { most: 128 })
  await warm(ground, site)
  const samples = []
  const result = await mixed(ground, site, {
    rate,
    seconds: minutes * 60,
    sample(second) {
      samples.push({ hour: second / 3600, megabytes: resident(server.pid) })
      if (second % 300 === 0 && second > 0)
        say(`${second / 60} min, ${Math.round(samples.at(-1).megabytes)} MB`)
    },
  })
  // the first third is what a server needs to come to itself
  const later = samples.slice(Math.floor(samples.length / 3))
  return {
    ...(await count(ground.superuser, result.said)),
    ...figures(result),
    'MB at the end': Math.round(samples.at(-1)?.megabytes ?? 0),
    'MB more an hour': Math.round(slope(later)),
    notes: [...byKind(result), ...otherwise(result)],
  }
}

/** Every page drawn and every route loaded once */
const warm = (ground, site) => mixed(ground, site, { rate: 20, seconds: 10 })

const figures = ({ times, errors, requests, rate }) => ({
  requests,
  'done a second': Number(rate.toFixed(1)),
  refused: Object.values(errors).reduce((all, one) => all + one, 0),
  'median (ms)': Math.round(percentile(Object.values(times).flat(), 0.5)),
  '95th percentile (ms)': Math.round(percentile(Object.values(times).flat(), 0.95)),
})

const byKind = ({ times }) => [
  `95th percentiles in ms: ${Object.entries(times)
    .map(([kind, all]) => `${kind} ${Math.round(percentile(all, 0.95))}`)
    .join(', ')}`,
]

const otherwise = ({ errors }) => {
  const said = Object.entries(errors).map(([status, times]) => `${times} × ${status}`)
  return said.length > 0 ? [`answered otherwise (0 is not at all): ${said.join(', ')}`] : []
}

/** Of the straight line that fits best, in megabytes an hour */
function slope(samples) {
  const middle = (values) => values.reduce((all, one) => all + one, 0) / values.length
  const [x, y] = [middle(samples.map(({ hour }) => hour)), middle(samples.map((one) => one.megabytes))]
  const over = samples.reduce((all, { hour, megabytes }) => all + (hour - x) * (megabytes - y), 0)
  const under = samples.reduce((all, { hour }) => all + (hour - x) ** 2, 0)
  return under === 0 ? 0 : over / under
}
