import { randomUUID } from 'node:crypto'

export type Body = { data: string; type?: string }

const typed = (fields: [string, string][]): Body => ({ data: new URLSearchParams(fields).toString() })

/** A form with a file, or whatever else, where a text is meant */
const inParts = (fields: [name: string, header: string, text: string][]): Body => {
  const edge = `edge${randomUUID()}`
  const parts = fields.map(
    ([name, header, text]) =>
      `--${edge}\r\nContent-Disposition: form-data; name="${name}"${header}\r\n\r\n${text}\r\n`,
  )
  return { data: `${parts.join('')}--${edge}--\r\n`, type: `multipart/form-data; boundary=${edge}` }
}

/** What no page of ours sends, for a form with these fields: `good` is what each would hold */
export function badBodies(good: Record<string, string>): Record<string, Body> {
  const names = Object.keys(good)
  const each = (value: string): Body => typed(names.map((name) => [name, value]))
  const with_ = (name: string, value: string): Body => typed(Object.entries({ ...good, [name]: value }))
  const last = names.at(-1) ?? ''
  return {
    'nothing at all': { data: '' },
    'no such fields': typed([['a', 'b']]),
    'lists of wrong ones': typed(
      names.flatMap((name): [string, string][] => [
        [name, 'wrong'],
        [name, good[name] ?? ''],
      ]),
    ),
    'a list in brackets': typed(names.map((name) => [`${name}[]`, good[name] ?? ''])),
    'an object': typed(names.map((name) => [`${name}[$ne]`, ''])),
    'the prototype': typed([
      ['__proto__', 'x'],
      ['constructor[prototype][ok]', 'true'],
    ]),
    'almost a megabyte': with_(last, 'p'.repeat(990_000)),
    'more than a megabyte': with_(last, 'p'.repeat(1_100_000)),
    'a megabyte in the first field': with_(names[0] ?? '', 'a'.repeat(990_000)),
    NUL: each('nul\u0000'),
    'NUL alone': each('\u0000'),
    'NUL after the right one': with_(last, `${good[last]}\u0000`),
    'half a character': { data: names.map((name) => `${name}=%ED%A0%80`).join('&') },
    'bytes that are no text': { data: names.map((name) => `${name}=%FF%FE%00`).join('&') },
    'broken escapes': { data: names.map((name) => `${name}=%zz%`).join('&') },
    'direction marks and zero width': each('\u202e\u200b\ufeff'),
    json: { data: JSON.stringify({ ...good, [last]: { not: '' } }), type: 'application/json' },
    'text that is no form': { data: 'a'.repeat(50), type: 'text/plain' },
    'parts without an edge': { data: 'a', type: 'multipart/form-data' },
    'parts that break off': { data: '--e\r\nContent-Dis', type: 'multipart/form-data; boundary=e' },
    files: inParts(names.map((name) => [name, '; filename="a.txt"', good[name] ?? ''])),
    'no type': { data: 'a=b', type: '' },
    'a hundred thousand fields': { data: Array.from({ length: 100_000 }, (_, at) => `f${at}=`).join('&') },
    sql: each("' or 1=1 --"),
    formats: each('%s%n{{7*7}}<%= 7 %>'),
  }
}
