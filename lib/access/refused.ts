import { asText, escaped, inEach, type PlainWords, plainPage } from '@/lib/platform/plain-page'

const REFUSALS = {
  foreign: { status: 403, words: ['foreign'] },
  unreadable: { status: 413, words: ['unreadable'] },
  notThere: { status: 404, words: ['notThere'] },
  tooOften: { status: 429, words: ['tooOften'], seconds: 300 },
  busy: { status: 503, words: ['busy', 'goBack'], seconds: 2 },
  unsure: { status: 503, words: ['unsure', 'goLook'], seconds: 2 },
} as const satisfies Record<string, { status: number; words: (keyof PlainWords)[]; seconds?: number }>

type Why = keyof typeof REFUSALS

/** What could not be done, in a sentence. A post that came from a browser's page is answered with one, by `asPage`. */
export class Refused extends Response {
  readonly why: Why

  constructor(why: Why) {
    const { words, ...how } = REFUSALS[why]
    super(asText(...words), { status: how.status, headers: headers('text/plain', how) })
    this.why = why
  }
}

const headers = (
  type: string,
  { seconds }: { status: number; seconds?: number },
): Record<string, string> => ({
  'Content-Type': `${type}; charset=utf-8`,
  'Cache-Control': 'no-store',
  ...(seconds ? { 'Retry-After': String(seconds) } : {}),
})

export const wantsPage = (request: Request): boolean =>
  request.headers.get('accept')?.includes('text/html') ?? false

/** Where a form stands, and what of it can be sent once more */
export type Sent = { page: string; form: FormData | null }

/**
 * The same as a page with a way on, for a person with a browser. What was typed stands in it to be sent again where nothing
 * was stored: the page it came from may have forgotten it.
 */
export function asPage(request: Request, answer: Response, sent: Sent): Response {
  if (!(answer instanceof Refused) || !wantsPage(request)) return answer
  const { why } = answer
  const { words, ...how } = REFUSALS[why]
  const isPassing = why === 'busy' || why === 'unsure'
  const fields = isPassing && sent.form ? fieldsOf(sent.form) : null
  const isTheirs = why !== 'notThere' && why !== 'foreign'
  const [[, title = ''] = []] = inEach((of) => of[`${why}Title`])
  const markup = plainPage({
    title,
    head: '<link rel="stylesheet" href="/plain.css">',
    blocks: inEach((of) => {
      const said = fields && why === 'busy' ? (['busy', 'typed'] as const) : words
      return [
        `<h1>${of[`${why}Title`]}</h1><p>${said.map((key) => of[key]).join(' ')}</p>`,
        fields ? `<p><button form="again">${of.sendAgain}</button></p>` : '',
        isTheirs ? `<p><a href="${escaped(sent.page)}">${of.back}</a></p>` : '',
        `<p><a href="/">${of.toStart}</a></p><p>${of.callClinic}</p>`,
      ].join('')
    }),
    foot: fields ? formOf(new URL(request.url), fields) : '',
  })
  return new Response(markup, { status: how.status, headers: headers('text/html', how) })
}

/** Null where it holds what does not belong into a page, or cannot be put into one */
function fieldsOf(form: FormData): [string, string][] | null {
  const fields = [...form]
  return fields.every((one): one is [string, string] =>
    typeof one[1] === 'string' ? !/password|code/i.test(one[0]) : one[1].size === 0,
  )
    ? fields.filter(([, value]) => typeof value === 'string')
    : null
}

const formOf = ({ pathname, search }: URL, fields: readonly [string, string][]): string =>
  `<form id="again" method="post" action="${escaped(pathname + search)}">${fields
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('')}</form>\n`
