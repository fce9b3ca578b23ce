import en from '@/content/messages/en/refusals.json' with { type: 'json' }
import es from '@/content/messages/es/refusals.json' with { type: 'json' }

export type PlainWords = typeof en
const LANGUAGES = { en, es }

/** In each language, since whoever asks may not be known */
export const inEach = (words: (of: PlainWords) => string): [string, string][] =>
  Object.entries(LANGUAGES).map(([language, of]) => [language, words(of)])

/** Sentences for whoever wants no page */
export const asText = (...keys: (keyof PlainWords)[]): string =>
  inEach((of) => keys.map((key) => of[key]).join(' '))
    .map(([, text]) => text)
    .join('\n')

type Plain = { title: string; head: string; blocks: readonly (readonly [string, string])[]; foot?: string }

/** A page that needs no database, no script and no framework; `head` and what is in the blocks is markup */
export const plainPage = ({ title, head, blocks, foot = '' }: Plain): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}
<title>${title}</title>
</head>
<body>
<main>
${blocks.map(([language, markup]) => `<div lang="${language}">${markup}</div>`).join('\n')}
</main>
${foot}</body>
</html>
`

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
