// Read by next.config.mjs too, so it imports nothing
const PREVIEW = /^\/library\/(questionnaires|guides)\/drafts\/[^/]+\/preview$/

/**
 * What a page of ours may load and run. A script needs the nonce of this very answer: the pages hold no script of
 * their own, the framework marks its own by the nonce. Without one (a static answer, or the proxy gone) no inline
 * script runs at all, and the pages work as they do with JavaScript off. No style stands in a page or an attribute.
 */
export function contentPolicy(path: string, nonce?: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development'
  const script = nonce ? `'self' 'nonce-${nonce}' 'strict-dynamic'` : "'self'"
  return [
    "default-src 'self'",
    `script-src ${script}${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "script-src-attr 'none'",
    // the development server shows its own errors in styled boxes
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "worker-src 'self'",
    // what is being written is tried in a frame of its editor; nothing else stands in a frame
    `frame-ancestors ${PREVIEW.test(path) ? "'self'" : "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ')
}
