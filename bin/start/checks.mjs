import { statfsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { clone } from '../machine/clone.mjs'
import { Failure } from '../machine/failure.mjs'
import { isInstalled } from '../machine/install.mjs'

const MEGABYTE = 1024 * 1024

/** Refuses a port that the server could not listen on at the end. */
export function checkPort({ port, host }) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(new Failure(portMessage(error.code, port, host))))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

/** What stands in the way of listening on a port, from the code of the error */
export function portMessage(code, port, host) {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`
  if (code === 'EACCES')
    return `Port ${port} is not for this user: choose one above 1023, such as PORT=3000 npm start`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}: check HOST.`
  return `Port ${port} cannot be used (${code}).`
}

/** Refuses a disk that would fill up on the way: packages take 1.5 GB, a build and the demo's data 500 MB. */
export function checkDisk(folder = clone) {
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / MEGABYTE)
  const needed = isInstalled() ? 500 : 2000
  if (free < needed)
    throw new Failure(`There are ${free} MB free where ${folder} lies and ${needed} MB are needed.`)
}

/** Refuses a database server that does not answer, before anything slow; names and passwords are tried later. */
export async function checkDatabaseAnswers(address) {
  const { hostname, port } = new URL(address)
  const at = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 5432) }
  await new Promise((resolve, reject) => {
    const socket = connect(at)
    const refuse = (why) =>
      reject(
        new Failure(`The database at ${at.host}:${at.port} does not answer (${why}). Check DATABASE_URL.`),
      )
    socket.setTimeout(5000, () => {
      socket.destroy()
      refuse('nothing within 5 seconds')
    })
    socket.once('error', (error) => refuse(error.code ?? error.message))
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
  })
}
