import Link from 'next/link'
import { BackLink } from '@/components/ui/back-link'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { languageWords } from '@/lib/platform/language-words'
import { ReviewState } from './review-state'

type Props = {
  what: 'Guide' | 'Questions'
  title: string
  version: string
  revision: number
  language: string
  alsoIn?: readonly string[]
  minutes: number
  reviewedOn: Date | null
  reviewer: string | null
  today: string
  newest: { href: string; version: string } | null
}

/** Over one thing of the library: what it is, at which version, and whether it was reviewed */
export function ThingHeading({
  what,
  title,
  version,
  revision,
  language,
  alsoIn = [],
  minutes,
  newest,
  ...review
}: Props) {
  const facts = [
    what,
    revision > 1 ? `Version ${version}, revision ${revision}` : `Version ${version}`,
    [language, ...alsoIn].map(languageWords).join(', '),
    minutes === 1 ? '1 minute' : `${minutes} minutes`,
  ]
  return (
    <>
      <BackLink href="/library">Library</BackLink>
      <PageHeading title={title} under={facts.join(' · ')}>
        <div>
          <ReviewState {...review} />
        </div>
      </PageHeading>
      {newest ? (
        <Notice look="clarify" title="There is a newer version">
          <p>
            Whoever was assigned this one still reads it.{' '}
            <Link href={newest.href} prefetch={false}>
              Go to version {newest.version}
            </Link>
          </p>
        </Notice>
      ) : null}
    </>
  )
}
