import type { ReactNode } from 'react'

const looks = {
  plain: 'border-accent bg-wash',
  clarify: 'border-clarify bg-clarify-wash',
  urgent: 'border-urgent bg-urgent-wash',
}

/** Something to know before going on: a thick edge and words, never colour alone. `saying` is read out when it appears. */
export function Notice({
  look = 'plain',
  title,
  children,
  saying,
}: {
  look?: keyof typeof looks
  title?: ReactNode
  children?: ReactNode
  saying?: boolean
}) {
  return (
    <div role={saying ? 'status' : undefined} className={`my-3 border-s-8 p-2 ${looks[look]}`}>
      {title ? <h2 className="font-bold">{title}</h2> : null}
      {children}
    </div>
  )
}
