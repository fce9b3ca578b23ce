'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { useArrivals } from './use-arrivals'

/** Several at once are read once */
const PAUSE = 300
/** Named as the server names its own (lib/platform/cookie), by where the page is at */
const mark = () =>
  ({
    name: window.location.protocol === 'https:' ? '__Host-by-itself' : 'by-itself',
    path: '/',
    sameSite: 'strict',
  }) as const

/**
 * Reads the list again when something arrives, marked by a cookie as nobody's doing, so that the session of a screen that
 * nobody looks at still runs out. Where a browser cannot set the mark, the list stays as it was read.
 */
export function LiveList() {
  const router = useRouter()
  const [isReading, startReading] = useTransition()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const read = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      await window.cookieStore.set({ ...mark(), value: '1', expires: Date.now() + 10_000 })
      startReading(() => router.refresh())
    }, PAUSE)
  }
  useEffect(() => {
    if (!isReading) window.cookieStore?.delete(mark())
  }, [isReading])
  useEffect(() => () => clearTimeout(timer.current), [])
  const isLive = useArrivals({ visit: read, missed: read }) && 'cookieStore' in window
  return isLive ? <span>Changes show by themselves. </span> : null
}
