import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const row = z.union([
  z.strictObject({
    what: z.string().min(3),
    test: z.string().regex(/^[\w./@()[\]-]+\.(test|spec)\.\w+: .{8,}$/),
  }),
  z.strictObject({ what: z.string().min(3), na: z.string().min(3) }),
  z.strictObject({ what: z.string().min(3), open: z.string().min(3) }),
])
const table = z.record(z.string().regex(/^\d{1,2}\.\d{1,2}\.\d{1,2}$/), row)

export type AsvsRow = z.infer<typeof row> & { number: string }

/** The rows in the order of the file; a number given twice, or a row that says two things or none, is refused */
export const rowsOf = (yaml: string): AsvsRow[] =>
  Object.entries(table.parse(parse(yaml))).map(([number, said]) => ({ number, ...said }))

export const countedRows = (rows: readonly AsvsRow[]) => ({
  tested: rows.filter((one) => 'test' in one).length,
  notApplicable: rows.filter((one) => 'na' in one).length,
  open: rows.filter((one) => 'open' in one).length,
})

/** Rows whose file is gone, or holds no test of that title any more */
export function missingTests(rows: readonly AsvsRow[]): { number: string; test: string }[] {
  return rows.flatMap((one) => {
    if (!('test' in one)) return []
    const [file = '', ...title] = one.test.split(': ')
    const exists =
      existsSync(file) && titlesOf(readFileSync(file, 'utf8')).some((text) => text.includes(title.join(': ')))
    return exists ? [] : [{ number: one.number, test: one.test }]
  })
}

/** What stands in the place of a title: after the bracket of an it, a test or a describe, or of their each */
function titlesOf(code: string): string[] {
  const plain = [
    ...code.matchAll(/\b(?:it|test|describe)(?:\.\w+)*\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1/g),
  ].map(([, , title = '']) => title)
  const each = [...code.matchAll(/\)\s*\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1\s*,\s*(?:async\s*)?\(/g)].map(
    ([, , title = '']) => title,
  )
  return [...plain, ...each]
}
