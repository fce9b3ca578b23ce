import { useEffect, useEffectEvent, useState } from 'react'

type Hear = {
  /** Something about this visit is another now */
  visit: (appointmentId: string) => void
  /** Something may have been missed while nobody listened */
  missed: () => void
}

/**
 * Hears what arrives while the page is in sight; a page in the background holds no connection, and hears that it may have
 * missed something when it is looked at again. Whether the line stands.
 */
export function useArrivals({ visit, missed }: Hear): boolean {
  const [isLive, setIsLive] = useState(false)
  const onVisit = useEffectEvent(visit)
  const onMissed = useEffectEvent(missed)
  useEffect(() => {
    let source: EventSource | null = null
    let hasBegun = false
    const close = () => {
      source?.close()
      source = null
      setIsLive(false)
    }
    const open = () => {
      if (source || document.hidden) return
      source = new EventSource('/today/live')
      source.onopen = () => {
        setIsLive(true)
        if (hasBegun) onMissed()
        hasBegun = true
      }
      // it tries again by itself unless the server said no
      source.onerror = () => setIsLive(false)
      source.addEventListener('arrival', ({ data }) => (data ? onVisit(data) : onMissed()))
      source.addEventListener('ended', close)
    }
    const look = () => (document.hidden ? close() : open())
    open()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      close()
    }
  }, [])
  return isLive
}
