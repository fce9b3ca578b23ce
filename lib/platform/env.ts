import { z } from 'zod'

const schema = z.object({
  /** The role the application works as: owns no table, cannot bypass row-level security */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** How many connections each of a server's two pools (Prisma, postgres.js) opens at most */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  /** "1" where DATABASE_URL leads to a pooler by transactions, such as PgBouncer */
  DATABASE_POOLER: z
    .enum(['0', '1'])
    .default('0')
    .transform((is) => is === '1'),
  /** The same database past the pooler: what arrives is heard on a connection that is held */
  DATABASE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Origin people reach the portal at, such as https://portal.clinic.example: links in mail start with it */
  APP_URL: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  /** 32 characters or more; signs next-auth's sign-in form */
  SESSION_SECRET: z.string().min(32),
  /** The one before it, while what was encrypted under that one is still wanted */
  SESSION_SECRET_BEFORE: z.string().min(32).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Skin visit <no-reply@localhost>'),
  /** Where mail is kept as files when there is no SMTP_URL: the demo and the tests read it there */
  MAIL_FOLDER: z.string().optional(),
  /** "1" only in the embedded demo: shows the demo sign-ins */
  DEMO: z.enum(['0', '1']).default('0'),
  /** The file that lists the demo's sign-ins */
  DEMO_SIGN_INS: z.string().optional(),
  /** Where Prometheus reads /metrics: not the portal's port. Not set: nothing is served */
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  /** An OpenTelemetry collector, by OTLP over HTTP; its exporter reads the other OTEL_EXPORTER_OTLP_ settings itself */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Which share of the requests is traced, 0 to 1 */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** "1" only in tests: the screens exist in two languages that nobody speaks, en-XA and en-XB */
  PSEUDO_LANGUAGES: z
    .enum(['0', '1'])
    .default('0')
    .transform((is) => is === '1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export type Environment = z.infer<typeof schema>

let parsed: Environment | undefined

/** The settings, checked once. Throws one sentence that names each missing or wrong one, never its value. */
export function environment(): Environment {
  if (parsed) return parsed
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(set)
  if (!result.success) {
    const names = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`)
    throw new Error(`These settings are missing or wrong: ${names.join('; ')}. See docs/operations.md.`)
  }
  parsed = result.data
  return parsed
}
