import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/platform/intl.ts')

const policy = (ancestors) =>
  `default-src 'self'; script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors ${ancestors}; form-action 'self'; base-uri 'none'; object-src 'none'`

const headers = [
  { key: 'Cache-Control', value: 'private, no-store' },
  // same-origin, not no-referrer: with the latter browsers post forms with "Origin: null"
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  { key: 'Content-Security-Policy', value: policy("'none'") },
]

/** @type {import('next').NextConfig} */
const config = {
  // a test run builds beside a running server, not under it
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  serverExternalPackages: ['@node-rs/argon2', 'fhirpath', 'pino', 'nodemailer'],
  images: { unoptimized: true },
  async headers() {
    // a questionnaire being written is tried in a frame of its editor; nothing else stands in a frame
    const framed = [{ key: 'Content-Security-Policy', value: policy("'self'") }]
    return [
      { source: '/((?!_next/static).*)', headers },
      { source: '/library/questionnaires/drafts/:draftId/preview', headers: framed },
    ]
  },
}

export default withNextIntl(config)
