import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { environment } from '@/lib/platform/env'

const shape = z.array(z.object({ who: z.string(), email: z.string(), password: z.string() }))
export type DemoSignIn = z.infer<typeof shape>[number]

/** What the embedded demo's seed wrote down, shown on the page to sign in; nothing anywhere else */
export async function demoSignIns(): Promise<DemoSignIn[]> {
  const { DEMO, DEMO_SIGN_INS } = environment()
  if (DEMO !== '1' || !DEMO_SIGN_INS) return []
  try {
    return shape.parse(JSON.parse(await readFile(DEMO_SIGN_INS, 'utf8')))
  } catch {
    return []
  }
}

/** Whether an account is one whose password the demo shows to everybody: a second factor would guard nothing. */
export const isDemoAccount = async (email: string): Promise<boolean> =>
  (await demoSignIns()).some((one) => one.email === email)
