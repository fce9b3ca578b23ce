import { randomBytes, randomUUID } from 'node:crypto'
import type { APIRequestContext, APIResponse } from 'playwright/test'
import { hashPassword } from '../../lib/account/password'
import { makeWorld, type World } from '../factories/world'
import { databaseUrl } from '../fixtures'
import type { Body } from './sign-in-bodies'

/** Everybody's in the world, with letters that are composed in two ways */
export const PASSWORD = 'caf\u00e9 au lait \u00e0 midi'
let passwordHash: Promise<string> | undefined
export const peopleWith = async (): Promise<World> => {
  passwordHash ??= hashPassword(PASSWORD)
  return makeWorld(databaseUrl(), await passwordHash)
}

const anyNetwork = () => `fd${randomBytes(1).toString('hex')}:${randomUUID().slice(0, 4)}::1`

export const send = (
  request: APIRequestContext,
  path: string,
  { data, type = 'application/x-www-form-urlencoded' }: Body,
  headers: Record<string, string> = {},
): Promise<APIResponse> =>
  request.post(path, {
    data: Buffer.from(data),
    maxRedirects: 0,
    headers: { 'Content-Type': type, 'X-Forwarded-For': anyNetwork(), ...headers },
  })

export const typed = (fields: Record<string, string>): Body => ({
  data: new URLSearchParams(fields).toString(),
})

const cookiesOf = (answer: APIResponse): string[] =>
  answer.headersArray().flatMap(({ name, value }) => (name.toLowerCase() === 'set-cookie' ? [value] : []))

export const opened = (answer: APIResponse): boolean =>
  cookiesOf(answer).some((line) => /^(__Host-)?(half-)?session=[^;]/.test(line))
