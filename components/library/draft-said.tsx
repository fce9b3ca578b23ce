import { Notice } from '@/components/ui/notice'

const said: Record<string, string> = {
  discard: 'It was put away. It stands at the end of the list, to be taken up again.',
  restore: 'It can be written on again.',
  'open-already':
    'Your clinic is writing this in another draft already. Put that one away first, then take this one up.',
}

/** Over the list of drafts: what came of the last press in it */
export function DraftSaid({ code }: { code: unknown }) {
  const words = typeof code === 'string' ? said[code] : undefined
  if (!words) return null
  return <Notice saying look={code === 'open-already' ? 'clarify' : 'plain'} title={words} />
}
