import type { Resource } from './resource'

/**
 * A resource as a file to keep. Its name says what it is and names nobody; what is in it is for the one who asked, so
 * nothing on the way keeps a copy.
 */
export function download(resource: Resource, name: string): Response {
  const safe = name.replaceAll(/[^a-zA-Z0-9-]+/g, '-').slice(0, 80)
  return new Response(`${JSON.stringify(resource, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/fhir+json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${safe}.json"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** Enough of an id to tell two files apart: the random end of it, the beginning being a time */
export const mark = (id: string): string => id.slice(-8)
