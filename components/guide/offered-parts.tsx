import { useLocale, useTranslations } from 'next-intl'
import { guidePath, partPath } from '@/lib/guide/guide-path'

type Reason = { kind: 'told' | 'wants-to-learn'; words: string }
type Offered = {
  assignmentId: string
  title: string
  language: string
  sectionId: string | null
  heading: string | null
  reasons: readonly Reason[]
}

/** What is worth reading next for this reader, each with what they told that speaks for it. Nothing where there is none. */
export function OfferedParts({ parts, title }: { parts: readonly Offered[]; title: string }) {
  if (parts.length === 0) return null
  return (
    <section className="mt-4">
      <h2 className="text-lead font-bold">{title}</h2>
      <ul className="mt-1 border-t border-rule">
        {parts.map((part) => (
          <li key={`${part.assignmentId} ${part.sectionId}`} className="border-b border-rule py-1">
            <a
              href={
                part.sectionId ? partPath(part.assignmentId, part.sectionId) : guidePath(part.assignmentId)
              }
              lang={part.language}
              className="inline-flex min-h-[48px] flex-wrap items-center gap-x-1 font-semibold"
            >
              {part.heading ?? part.title}
            </a>
            {part.heading ? (
              <span lang={part.language} className="block text-quiet">
                {part.title}
              </span>
            ) : null}
            <Because reasons={part.reasons} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Why a part is offered, as a sentence */
export function Because({ reasons }: { reasons: readonly Reason[] }) {
  const t = useTranslations('guide.offered')
  const locale = useLocale()
  const said = reasons.map(({ kind, words }) => (kind === 'told' ? words : t('wants', { answer: words })))
  return (
    <p className="measure text-quiet">
      {t('because', { reason: new Intl.ListFormat(locale).format([...new Set(said)]) })}
    </p>
  )
}
