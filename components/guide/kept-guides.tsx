'use client'

import { useEffect } from 'react'
import { forgetGuide, forgetOthersGuides, keepGuide, keepTextSize, tellReadOffline } from './kept-guide'

/** On every page of somebody who is signed in: what others read in this browser is taken away. `owner` null: all of it */
export function KeptGuides({ owner }: { owner: string | null }) {
  useEffect(() => {
    const settle = async () => {
      await forgetOthersGuides(owner)
      if (!owner) return
      await tellReadOffline(owner)
      await keepTextSize(owner)
    }
    settle().catch(() => {})
  }, [owner])
  return null
}

/** After what the page itself needs */
const PAUSE = 1500

type Props = { owner: string; guide: string; source: string; next: string }

/** On a part of a guide: keeps the guide on this device, and goes on to the next part where there is no connection */
export function KeepGuide({ owner, guide, source, next }: Props) {
  useEffect(() => {
    const timer = setTimeout(() => keepGuide(owner, guide, source).catch(() => {}), PAUSE)
    const goOn = (event: SubmitEvent) => {
      const isContinue = event.target instanceof HTMLFormElement && event.target.matches('[data-continue]')
      if (!isContinue || navigator.onLine) return
      event.preventDefault()
      location.assign(next)
    }
    document.addEventListener('submit', goOn)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('submit', goOn)
    }
  }, [owner, guide, source, next])
  return null
}

/** Where a guide was taken back: this device does not keep it any longer */
export function ForgetGuide({ owner, guide }: { owner: string; guide: string }) {
  useEffect(() => {
    forgetGuide(owner, guide).catch(() => {})
  }, [owner, guide])
  return null
}
