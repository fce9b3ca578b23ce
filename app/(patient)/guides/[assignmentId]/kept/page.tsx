import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { GuideProse } from '@/components/guide/guide-prose'
import { PartProgress } from '@/components/guide/part-progress'
import { proseWords } from '@/components/guide/prose-words'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { guidePath, partPath } from '@/lib/guide/guide-path'
import { ownGuide } from '@/lib/guide/queries'
import { partOf, sectionMarkdown } from '@/lib/guide/reading'

type Props = { params: Promise<{ assignmentId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide.offline'))('title') }
}

/**
 * The words of a guide as a device keeps them, to be read without a connection: each part as a page of its own, and
 * nothing of whoever reads it. Parts of guides fetch this; nobody is led here.
 */
export default async function KeptGuide({ params }: Props) {
  const { assignmentId } = await params
  const actor = await pageActor(['patient'], `${guidePath(assignmentId)}/kept`)
  const own = await ownGuide(actor, assignmentId)
  if (!own || own.withdrawn) return notTheirs()
  const clinic = await actorClinic(actor)
  const [t, offline, shell] = [
    await getTranslations('guide'),
    await getTranslations('guide.offline'),
    await getTranslations('shell'),
  ]
  const { guide, title, pictures } = own
  const words = proseWords(t)
  const page = 'mx-auto max-w-[704px] px-2 pt-2 pb-6'
  const note = (
    <p role="status" className="border-s-8 border-clarify bg-clarify-wash p-2">
      {offline('note')}
    </p>
  )
  const link = 'inline-flex min-h-[48px] items-center'
  const help = (
    <footer className="mt-4 border-t border-rule py-3 text-small text-quiet">
      <p className="measure">{shell('urgentHelp', { emergency: clinic.emergency })}</p>
      <p className="mt-1">
        <a
          href={`tel:${clinic.phone.replace(/[^+\d]/g, '')}`}
          className="inline-flex min-h-[48px] items-center"
        >
          {shell('clinicPhone', { clinic: clinic.name, phone: clinic.phone })}
        </a>
      </p>
    </footer>
  )
  return (
    <main>
      <article data-kept={guidePath(assignmentId)} data-title={title} className={page}>
        {note}
        <h1 className="mt-3 text-title font-bold" lang={guide.language}>
          {title}
        </h1>
        <ol className="mt-2" lang={guide.language}>
          {guide.sections.map(({ id, heading }) => (
            <li key={id} className="border-b border-rule">
              <a href={partPath(assignmentId, id)} className={link}>
                {heading}
              </a>
            </li>
          ))}
        </ol>
        {help}
      </article>
      {guide.sections.map((section) => {
        const part = partOf(guide, section.id)
        if (!part) return null
        return (
          <article
            key={section.id}
            data-kept={partPath(assignmentId, section.id)}
            data-title={`${section.heading}, ${title}`}
            className={page}
          >
            {note}
            <p className="mt-3 font-semibold" lang={guide.language}>
              {title}
            </p>
            <PartProgress
              label={t('part', { number: part.number, of: part.of })}
              number={part.number}
              of={part.of}
            />
            <div lang={guide.language}>
              <h1 className="mt-2 mb-3 text-title font-bold">{section.heading}</h1>
              <GuideProse
                markdown={sectionMarkdown(section)}
                sources={guide.sources}
                pictures={pictures}
                words={words}
              />
            </div>
            <p className="mt-4 flex flex-wrap gap-x-4 border-t border-rule pt-1">
              {part.previousId ? (
                <a href={partPath(assignmentId, part.previousId)} className={link}>
                  {offline('previous')}
                </a>
              ) : null}
              <a
                href={part.nextId ? partPath(assignmentId, part.nextId) : guidePath(assignmentId)}
                className={link}
              >
                {part.nextId ? offline('next') : offline('parts')}
              </a>
            </p>
            {help}
          </article>
        )
      })}
    </main>
  )
}
