'use client'

import { useEffect } from 'react'

/** Tells the clinic how long a part was in view and whether its end was, each time it goes out of view. `of`: the id of its text */
export function ReadingReceipt({ to, of }: { to: string; of: string }) {
  useEffect(() => {
    let since: number | null = document.visibilityState === 'visible' ? performance.now() : null
    let isAtEnd = false
    const end = document.getElementById(of)?.lastElementChild
    const watch = new IntersectionObserver(
      (seen) => {
        // the lower edge of what is last, not only its beginning
        if (
          seen.some(
            ({ boundingClientRect, rootBounds }) => boundingClientRect.bottom <= (rootBounds?.bottom ?? 0),
          )
        )
          isAtEnd = true
      },
      { threshold: [0, 0.25, 0.5, 0.75, 1] },
    )
    if (end) watch.observe(end)
    const tell = () => {
      if (since === null) return
      const seconds = String(Math.round((performance.now() - since) / 1000))
      since = null
      navigator.sendBeacon(to, new URLSearchParams({ seconds, isAtEnd: isAtEnd ? 'yes' : 'no' }))
    }
    const look = () => {
      if (document.visibilityState === 'visible') since ??= performance.now()
      else tell()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pagehide', tell)
    return () => {
      tell()
      watch.disconnect()
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pagehide', tell)
    }
  }, [to, of])
  return null
}
