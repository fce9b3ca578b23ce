import { cookies } from 'next/headers'
import { cookieName } from './cookie'
import { TEXT_SIZE_COOKIE, type TextSize, textSizeOf } from './text-size'

/** How large this browser was told to write everything */
export const chosenTextSize = async (): Promise<TextSize> =>
  textSizeOf((await cookies()).get(cookieName(TEXT_SIZE_COOKIE))?.value)
