import { headers } from 'next/headers'
import { deviceWords } from './device-words'
import { networkIn } from './network'

export type CalledFrom = { network: string | null; device: string | null }

/** From where the request comes that is being answered, for the record; nothing outside one (our own clock, scripts) */
export async function calledFrom(): Promise<CalledFrom> {
  const asked = await requestHeaders().catch(() => null)
  return {
    network: asked && networkIn(asked),
    device: asked && deviceWords(asked.get('user-agent') ?? ''),
  }
}

// outside a request it throws before there is a promise
const requestHeaders = async (): Promise<Headers> => headers()
