import { parse } from 'yaml'
import { z } from 'zod'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const words = z.string().trim().min(1)

const packet = z.strictObject({
  id: slug,
  title: words.max(100),
  description: words.max(500),
  /** By the names of their files, as questionnaires are */
  guides: z.array(slug),
  questionnaires: z.array(slug),
})

const file = z.strictObject({
  /** The order that questionnaires stand in on the shelf */
  questionnaires: z.array(slug),
  packets: z.array(packet),
})

export type PacketFile = z.infer<typeof file>
export type PacketFileResult = { ok: true; file: PacketFile } | { ok: false; problems: string[] }

/** Reads content/packets.yaml. Every problem is a sentence; a name that neither list knows is one. */
export function parsePackets(
  text: string,
  there: { guides: readonly string[]; questionnaires: readonly string[] },
): PacketFileResult {
  const read = file.safeParse(yamlOf(text))
  if (!read.success)
    return {
      ok: false,
      problems: read.error.issues.map((issue) => `${issue.path.join('.') || 'The file'}: ${issue.message}.`),
    }
  const { questionnaires, packets } = read.data
  const problems = [
    ...unknown(questionnaires, there.questionnaires, 'The order of questionnaires'),
    ...packets.flatMap((one) => [
      ...unknown(one.guides, there.guides, `The packet ${one.id}`),
      ...unknown(one.questionnaires, there.questionnaires, `The packet ${one.id}`),
    ]),
    ...twins(packets.map(({ id }) => id)).map((id) => `Two packets are called ${id}.`),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, file: read.data }
}

/** undefined, which no file is, where it is not YAML; aliases, which can repeat a value without end, are refused too */
function yamlOf(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch {
    return undefined
  }
}

const unknown = (names: readonly string[], there: readonly string[], whose: string): string[] =>
  names.filter((name) => !there.includes(name)).map((name) => `${whose} names ${name}, which is not there.`)

const twins = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at)),
]
