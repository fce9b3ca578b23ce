import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The pages under docs/security say what is in the code; where one of the two goes on alone, this fails. */
const read = (file: string) => readFileSync(file, 'utf8')
const [data, inputs, keys, operations] = [
  'docs/security/data.md',
  'docs/security/inputs.md',
  'docs/security/keys.md',
  'docs/operations.md',
].map(read) as [string, string, string, string]

const sources = ['app', 'components', 'lib']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixtures)\./.test(file) && !file.includes('/testing/'))
  .concat('proxy.ts', 'instrumentation.ts')
/** Every match of a pattern's first group in the code, once */
const found = (pattern: RegExp, files = sources): string[] =>
  [
    ...new Set(files.flatMap((file) => [...read(file).matchAll(pattern)].map(([, name = '']) => name))),
  ].toSorted()

describe('data.md', () => {
  it('sorts every table into one kind of data', () => {
    const schema = readdirSync('prisma/schema').map((file) => join('prisma/schema', file))
    const models = schema.flatMap((file) =>
      [...read(file).matchAll(/^model \w+ \{[\s\S]*?@@map\("(\w+)"\)/gm)].map(([, name = '']) => name),
    )
    const [, where = ''] = /## Where it stands\n([\s\S]*?)\n\n/.exec(data) ?? []
    const sorted = [...where.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
    expect(models.length).toBeGreaterThan(40)
    expect(sorted.toSorted()).toEqual(models.toSorted())
  })

  it('lists every event of the log, and nothing is printed but by it', () => {
    const [, log = ''] = /## The log\n([\s\S]*?)\n## /.exec(data) ?? []
    const listed = [...log.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name),
    )
    const logged = found(/(?:(?:logEvent|logFailure|withoutWords)\(\s*|\{ event: )'([\w-]+)'/g)
    expect(logged.length).toBeGreaterThan(10)
    expect(listed.toSorted()).toEqual(logged)
    // global-error runs in a browser; console-guard is what takes the framework's words away
    const printing = sources.filter((file) =>
      /\bconsole\.\w+\(|process\.std(out|err)\b|from 'pino'/.test(read(file)),
    )
    expect(printing).toEqual(['lib/platform/log.ts'])
  })

  it('names every setting that leads to somebody else', () => {
    const settings = found(/^ {2}([A-Z_]*(?:_URL|_ENDPOINT|_PORT)): z/gm, ['lib/platform/env.ts'])
    for (const name of settings.filter((one) => one !== 'APP_URL'))
      expect(data, name).toContain(`\`${name}\``)
  })

  it('says how soon a known weakness is mended, each kind of it', () => {
    const [, times = ''] = /## What it is built from\n([\s\S]*)$/.exec(data) ?? []
    const days = [...times.matchAll(/(\d+) days/g)].map(([, count]) => Number(count))
    expect(days).toEqual([2, 7, 30, 90])
  })

  it('has a bill of materials for all that runs', () => {
    const { status, stdout } = spawnSync('npm', ['run', '-s', 'bom'], { encoding: 'utf8' })
    expect(status).toBe(0)
    const bill = JSON.parse(stdout)
    expect(bill.bomFormat).toBe('CycloneDX')
    const refs: string[] = bill.components.map((one: Record<string, string>) => one['bom-ref'])
    const { dependencies } = JSON.parse(read('package.json'))
    for (const [name, version] of Object.entries(dependencies)) expect(refs).toContain(`${name}@${version}`)
  })
})

describe('operations.md', () => {
  it('has every setting', () => {
    const settings = found(/^ {2}([A-Z][A-Z_]+): z/gm, ['lib/platform/env.ts'])
    expect(settings.length).toBeGreaterThan(12)
    for (const name of settings) expect(operations, name).toContain(name)
  })
})

describe('inputs.md', () => {
  /** A number as the code has it; underscores and products are read */
  const figure = (file: string, name: string): number => {
    const [, written = ''] =
      new RegExp(`\\b${name}[:=] ?([\\d_ *]+)`.replace('[:=]', '(?:: | = )')).exec(read(file)) ?? []
    return written
      .split('*')
      .map((part) => Number(part.replaceAll('_', '').trim()))
      .reduce((one, other) => one * other)
  }
  const row = (words: string): string => {
    const line = inputs.split('\n').find((one) => one.startsWith(`| ${words}`))
    expect(line, words).toBeDefined()
    return line ?? ''
  }

  it.each([
    ['a posted form', 'lib/access/posted-form.ts', 'LARGEST_POST', 1e6, '1 MB'],
    ['a photo', 'lib/platform/picture.ts', 'MOST_PICTURE_BYTES', 10 * 1024 * 1024, '10 MB'],
    ['a photo', 'lib/platform/picture.ts', 'MOST_PIXELS', 1e8, '100 megapixels'],
    ['a photo', 'lib/platform/picture.ts', 'LONGEST_SIDE', 2400, '2400 pixels'],
    ['a questionnaire', 'lib/questionnaire/uploaded-file.ts', 'LARGEST_UPLOAD', 5e6, '5 MB'],
    ['a questionnaire', 'lib/questionnaire/import-file.ts', 'MOST_LEVELS', 50, '50 levels'],
    ['wrong passwords', 'lib/account/throttle.ts', 'LONGEST_SECONDS', 900, '900 seconds'],
    ['a password |', 'lib/account/password.ts', 'LEAST', 15, '15 to 200'],
    ['a password |', 'lib/account/password.ts', 'MOST', 200, '15 to 200'],
    ['password hashes', 'lib/account/password.ts', 'AT_ONCE', 2, '2 in a process'],
    ['wrong birth dates', 'lib/account/schema.ts', 'BIRTH_DATE_TRIES', 5, '5, then'],
    ['links', 'lib/account/schema.ts', 'INVITATION_DAYS', 7, 'invitation 7 days'],
    ['links', 'lib/account/schema.ts', 'RESET_MINUTES', 60, 'reset 60 minutes'],
    ['links', 'lib/account/schema.ts', 'ADDRESS_MINUTES', 60, 'new address 60 minutes'],
    ['looks at another', 'lib/emergency/commands.ts', 'ASKS_AN_HOUR', 5, '5 an hour'],
    ['topics on a list', 'lib/agenda/list-rows.ts', 'MOST', 40, '40'],
    ['things assigned', 'lib/assignment/schema.ts', 'MOST', 100, '100'],
    ['lines of a page', 'lib/audit/queries.ts', 'PAGE', 50, '50'],
    ['waiting for', 'lib/platform/patience.ts', 'LONGEST_OF_ALL', 2200, '2,200 milliseconds'],
  ])('says of %s what %s has as %s', (words, file, name, value, said) => {
    expect(figure(file, name)).toBe(value)
    expect(row(words)).toContain(said)
  })

  it('says how fast one may search and copy, and how many guesses are free', () => {
    expect(read('lib/account/pace.ts')).toMatch(
      /search: \{ most: 120, seconds: 300 \},\s+copy: \{ most: 60, seconds: 3600 \}/,
    )
    expect(row('searches')).toContain('120 in five minutes')
    expect(row('copies')).toContain('60 an hour')
    expect(found(/\bfree: (\d+)/g)).toEqual(['5', '60'])
  })

  it('is right that nothing is exported as CSV', () => {
    expect(sources.filter((file) => /text\/csv|\.csv\b|tab-separated/i.test(read(file)))).toEqual([])
  })
})

describe('keys.md', () => {
  it('lists every file that uses cryptography', () => {
    const using = sources.filter((file) =>
      /'node:crypto'|@node-rs\/argon2|\bcrypto\.(subtle|getRandomValues)/.test(read(file)),
    )
    const [, listed = ''] = /## Where cryptography is used\n([\s\S]*?)\n\n/.exec(keys) ?? []
    const named = [...listed.matchAll(/`([\w/.-]+\.tsx?)`/g)].map(([, name = '']) => name)
    expect(named.toSorted()).toEqual(using.toSorted())
  })

  it('lists every cookie', () => {
    const named = found(/(?:cookieName\(|cookieLine\(\{ name: |clearedLine\()'([\w-]+)'/g)
    const constant = found(/^(?:export )?const (?:\w*COOKIE|SESSION) = '([\w-]+)'/gm)
    const [, listed = ''] = /## Cookies\n[\s\S]*?\n\n([\s\S]*)/.exec(keys) ?? []
    const rows = [...listed.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name),
    )
    expect(rows.toSorted()).toEqual([...new Set([...named, ...constant])].toSorted())
  })

  it('says how long sessions live, as the code has it', () => {
    expect(read('lib/account/sign-in.ts')).toContain('idleMinutes: isOfClinic(actor) ? 15 : 30')
    expect(read('lib/platform/session-row.ts')).toContain('LONGEST_HOURS = 12')
    expect(keys).toMatch(/Idle for 15 minutes \(clinic's people\) or 30 .*, 12 hours at most/)
  })
})

describe('the proxy that ships', () => {
  const proxy = read('deploy/nginx/portal.conf.template')

  it('ends TLS 1.2 and 1.3 with forward secrecy alone, and tells browsers to come by it for two years', () => {
    expect(proxy).toMatch(/^ {2}ssl_protocols TLSv1\.2 TLSv1\.3;$/m)
    expect(proxy).toMatch(/^ {2}ssl_ciphers ECDHE\+AESGCM:ECDHE\+CHACHA20;$/m)
    expect(proxy).toMatch(/^ {2}add_header Strict-Transport-Security "max-age=63072000" always;$/m)
  })

  it('answers a plain request by sending a browser to https, and passes none on', () => {
    const [, plain = ''] = /listen \$\{PORTAL_PLAIN_PORT\};([\s\S]*)$/.exec(proxy) ?? []
    expect(plain).toContain('return 301 https://')
    expect(plain).not.toContain('proxy_pass')
  })
})
