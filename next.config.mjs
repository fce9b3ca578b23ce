import createNextIntlPlugin from 'next-intl/plugin'
import { contentPolicy } from './lib/platform/content-policy.ts'

const withNextIntl = createNextIntlPlugin('./lib/platform/intl.ts')

const headers = [
  { key: 'Cache-Control', value: 'private, no-store' },
  // same-origin, not no-referrer: with the latter browsers post forms with "Origin: null"
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
  // proxy.ts puts one with a nonce in its place
  { key: 'Content-Security-Policy', value: contentPolicy('/') },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
]

/** @type {import('next').NextConfig} */
const config = {
  // a test run builds beside a running server, not under it
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  serverExternalPackages: ['@node-rs/argon2', 'fhirpath', 'pino', 'nodemailer', 'prom-client'],
  images: { unoptimized: true },
  async headers() {
    const preview = '/library/questionnaires/drafts/x/preview'
    const framed = [{ key: 'Content-Security-Policy', value: contentPolicy(preview) }]
    return [
      { source: '/((?!_next/static).*)', headers },
      { source: '/library/:kind(questionnaires|guides)/drafts/:draftId/preview', headers: framed },
    ]
  },
}

export default withNextIntl(config)
