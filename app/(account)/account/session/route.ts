import { secondsLeft } from '@/lib/platform/session'

/** How long this browser stays signed in if nothing happens, for the warning before it ends. Asking does not prolong it. */
export const GET = async (): Promise<Response> => Response.json({ seconds: await secondsLeft() })
