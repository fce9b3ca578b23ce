import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { checkDatabaseAnswers, checkPort, portMessage } from './checks.mjs'

const listening = async () => {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: server.address().port, close: () => new Promise((resolve) => server.close(resolve)) }
}

it('refuses a taken port and names another, and takes it once it is free', async () => {
  const { port, close } = await listening()
  await expect(checkPort({ port, host: '127.0.0.1' })).rejects.toThrow(
    `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
  )
  await close()
  await expect(checkPort({ port, host: '127.0.0.1' })).resolves.toBeUndefined()
})

it('has one line for each reason a port cannot be had', () => {
  for (const code of ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EWHATEVER']) {
    expect(portMessage(code, 3000, '127.0.0.1')).toMatch(/^[^\n]+$/)
  }
})

it('refuses a database that does not answer, without its password', async () => {
  const { port, close } = await listening()
  await expect(checkDatabaseAnswers(`postgresql://a:secret@127.0.0.1:${port}/x`)).resolves.toBeUndefined()
  await close()
  await expect(checkDatabaseAnswers(`postgresql://a:secret@127.0.0.1:${port}/x`)).rejects.toThrow(
    `The database at 127.0.0.1:${port} does not answer (ECONNREFUSED). Check DATABASE_URL.`,
  )
})
