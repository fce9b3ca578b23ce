import { nginxBefore } from './nginx.mjs'
import { siteAt } from './patient.mjs'

/** One server of the portal as its patients reach it, and how to end the nginx in front of it */
export async function serverBehindTls(ground, { most = 32, more = {} } = {}) {
  const server = await ground.serve({ more })
  const front = await nginxBefore([server.port], { folder: ground.folder, port: ground.port })
  return { site: siteAt(front.base, most), server, front }
}
