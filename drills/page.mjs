import { request } from 'node:https'

/** A page as a browser gets it, whatever it says; status 0 where there was no answer */
export function get({ base, agent }, path, cookie) {
  return new Promise((resolve) => {
    const began = performance.now()
    const asked = request(
      `${base}${path}`,
      { agent, headers: cookie ? { cookie } : {}, timeout: 20_000 },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part) => {
          text += part
        })
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            text,
            took: performance.now() - began,
          }),
        )
        response.on('error', () => resolve({ status: 0, text: '', took: performance.now() - began }))
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', () => resolve({ status: 0, text: '', took: performance.now() - began }))
    asked.end()
  })
}
