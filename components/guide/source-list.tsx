import type { GuideSource } from '@/lib/guide/guide-file'

/** Where what a guide says comes from */
export function SourceList({ sources }: { sources: readonly GuideSource[] }) {
  return (
    <ul className="measure">
      {sources.map(({ id, title, publisher, year, url }) => (
        <li key={id} className="mt-1">
          <a href={url}>{title}</a>
          <span className="block text-small text-quiet">{[publisher, year].filter(Boolean).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
