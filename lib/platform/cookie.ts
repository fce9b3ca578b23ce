import { environment } from './env'

const overHttps = (): boolean => environment().APP_URL.startsWith('https:')

/**
 * What a cookie of ours is called here. Over https each has the prefix that binds it to this host alone: a browser takes it
 * from nobody else, neither from another host of the same domain nor over http.
 */
export const cookieName = (name: string): string => (overHttps() ? `__Host-${name}` : name)

type Cookie = {
  name: string
  value: string
  /** How long it is kept; until the browser is closed where there is none */
  seconds?: number
  sameSite?: 'Lax' | 'Strict'
}

/** The one way to a Set-Cookie line: out of reach of scripts, for this site, and secure wherever the site is */
export const cookieLine = ({ name, value, seconds, sameSite = 'Lax' }: Cookie): string =>
  [
    `${cookieName(name)}=${value}`,
    'Path=/',
    ...(seconds === undefined ? [] : [`Max-Age=${seconds}`]),
    'HttpOnly',
    `SameSite=${sameSite}`,
    ...(overHttps() ? ['Secure'] : []),
  ].join('; ')

/** The line that takes it away */
export const clearedLine = (name: string): string => cookieLine({ name, value: '', seconds: 0 })

/** What of a request's own line of cookies this one holds, for who has only the request */
export const cookieIn = (request: Request, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${cookieName(name)}=([^;]*)`).exec(request.headers.get('cookie') ?? '')?.[1]
