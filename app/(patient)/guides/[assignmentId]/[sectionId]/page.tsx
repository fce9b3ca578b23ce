import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { AskAbout } from '@/components/guide/ask-about'
import { AskLink } from '@/components/guide/ask-link'
import { answerName } from '@/components/guide/check-form'
import { GuideProse } from '@/components/guide/guide-prose'
import { KeepGuide } from '@/components/guide/kept-guides'
import { Because } from '@/components/guide/offered-parts'
import { PartProgress } from '@/components/guide/part-progress'
import { proseWords } from '@/components/guide/prose-words'
import { ReadingReceipt } from '@/components/guide/reading-receipt'
import { ReadingTools } from '@/components/guide/reading-tools'
import { WordsUsed } from '@/components/guide/words-used'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { listedFrom } from '@/lib/agenda/queries'
import { originOf } from '@/lib/agenda/topic'
import { actorClinic } from '@/lib/clinic/queries'
import { beginningOf, placesAround, placesOf } from '@/lib/guide/guide-paragraph'
import { askPath, guidePath, partPath } from '@/lib/guide/guide-path'
import { keptOwner } from '@/lib/guide/kept-owner'
import { ownGuide } from '@/lib/guide/queries'
import { partOf, sectionMarkdown } from '@/lib/guide/reading'
import { openSection } from '@/lib/guide/recall-commands'
import { glossedWordsIn } from '@/lib/guide/shipped-glossary'
import { chosenTextSize } from '@/lib/platform/chosen-text-size'
import { deviceKind } from '@/lib/platform/device-words'
import { formState, type PageParams } from '@/lib/platform/page-params'
import { offeredParts } from '@/lib/questionnaire-response/reading-queries'
import { SectionChecks } from './section-checks'

type Props = {
  params: Promise<{ assignmentId: string; sectionId: string }>
  searchParams: Promise<PageParams>
}

const guideOf = cache((actor: PatientActor, assignmentId: string) => ownGuide(actor, assignmentId))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { assignmentId, sectionId } = await params
  const actor = await pageActor(['patient'], partPath(assignmentId, sectionId))
  const own = await guideOf(actor, assignmentId)
  const part = own && partOf(own.guide, sectionId)
  if (!own || !part) return {}
  const title = `${part.section.heading}, ${own.title}`
  const { again } = await formState(await searchParams, actor.accountId)
  return { title: again ? (await getTranslations('shell'))('errorTitle', { title }) : title }
}

/** One part of an assigned guide. Looking at it claims nothing: it counts as read when the reader goes on from it. */
export default async function GuidePart({ params, searchParams }: Props) {
  const { assignmentId, sectionId } = await params
  const here = partPath(assignmentId, sectionId)
  const actor = await pageActor(['patient'], here)
  const own = await guideOf(actor, assignmentId)
  if (own?.withdrawn) redirect(guidePath(assignmentId))
  const part = own && partOf(own.guide, sectionId)
  if (!own || !part) return notTheirs()
  // so that whoever may have seen safety text is told when it changes; it does not count as read
  const device = deviceKind((await headers()).get('user-agent') ?? '')
  await openSection(actor, { assignmentId, sectionId, device })
  const query = await searchParams
  const [clinic, parts, listed, form, t, shell] = await Promise.all([
    actorClinic(actor),
    offeredParts(actor),
    listedFrom(actor, assignmentId),
    formState(query, actor.accountId),
    getTranslations('guide'),
    getTranslations('shell'),
  ])
  const { section, previousId } = part
  const offered = parts?.parts.find((one) => one.assignmentId === assignmentId && one.sectionId === sectionId)
  const places = placesOf(section)
  const markdown = sectionMarkdown(section)
  const glossed = glossedWordsIn(markdown, own.guide.language)
  const words = proseWords(t)
  const said = query.said === 'no-visit' || query.said === 'full' ? query.said : null
  const onList = (sentence: string) => (
    <p>
      <span aria-hidden="true">● </span>
      {sentence}{' '}
      <Link href="/list" prefetch={false}>
        {t('seeList')}
      </Link>
    </p>
  )
  const checkError = part.checks.some(({ id }) => form.errors[answerName(id)])
  return (
    <PatientShell
      clinic={clinic}
      who={actor}
      back={
        previousId ? { href: partPath(assignmentId, previousId) } : { href: '/home', label: shell('home') }
      }
    >
      <ErrorSummary title={shell('problem')} problems={problemsOf(form.errors)} />
      {own.hasOtherEdition && own.read.length === 0 ? (
        <Notice>
          <p className="measure">{t('otherEdition', { clinic: clinic.name, phone: clinic.phone })}</p>
        </Notice>
      ) : null}
      {said ? (
        <Notice look="clarify" saying>
          <p>{said === 'full' ? t('full') : t('noVisit', { clinic: clinic.name, phone: clinic.phone })}</p>
        </Notice>
      ) : null}
      <p className="font-semibold" lang={own.guide.language}>
        {own.title}
      </p>
      <PartProgress
        label={t('part', { number: part.number, of: part.of })}
        number={part.number}
        of={part.of}
      />
      <ReadingTools here={here} size={await chosenTextSize()} of="reading" language={own.guide.language} />
      <div id="reading" lang={own.guide.language}>
        <h1 className="mt-2 mb-3 text-title font-bold">{section.heading}</h1>
        {offered ? (
          <div className="mb-3 border-s-4 border-rule ps-2">
            <p className="font-semibold">{t('offered.forYou')}</p>
            <Because reasons={offered.reasons} />
          </div>
        ) : null}
        <GuideProse
          markdown={markdown}
          sources={own.guide.sources}
          pictures={own.pictures}
          words={words}
          sectionIds={[sectionId]}
          glossary={{
            close: t('closeWord'),
            words: glossed.map(({ text, entry }) => ({
              ...{ text, term: entry.term, meaning: entry.meaning, said: t('say', { say: entry.say }) },
            })),
          }}
          asking={(at) => {
            // whoever put a whole block on the list has its paragraphs there
            const isListed = placesAround(at).some((one) =>
              listed.includes(originOf.paragraph(assignmentId, sectionId, one)),
            )
            const beginning = beginningOf(places.find((one) => one.at === at)?.words ?? '')
            return (
              <AskLink
                href={isListed ? '/list' : askPath(assignmentId, sectionId, at)}
                words={t(isListed ? 'listed' : 'askHere')}
                label={t(isListed ? 'listedOf' : 'askHereOf', { beginning })}
              />
            )
          }}
        />
      </div>
      <WordsUsed
        title={t('wordsUsed')}
        words={glossed.map(({ entry }) => entry)}
        said={(say) => t('say', { say })}
      />
      <SectionChecks
        own={own}
        part={part}
        listed={listed}
        retry={query.retry}
        errors={form.errors}
        prose={words}
        onList={onList(t('topicOnList'))}
      />
      {listed.includes(originOf.section(assignmentId, sectionId)) && !form.errors.words ? (
        <div id="ask" className="mt-3 border-y border-rule py-1.5 print:hidden">
          {onList(t('partOnList'))}
        </div>
      ) : (
        <AskAbout
          action={`${here}/ask`}
          typed={form.again && !checkError ? form.value('words') : null}
          error={form.errors.words}
          words={{
            summary: t('ask'),
            help: t('askHelp'),
            label: t('askLabel'),
            submit: t('askSubmit'),
          }}
        />
      )}
      <form method="post" action={`${here}/continue`} data-continue className="mt-4 print:hidden">
        <Button>{part.nextId === null ? t('finish') : t('continue')}</Button>
      </form>
      <ReadingReceipt to={`${here}/receipt`} of="reading" />
      <KeepGuide
        owner={keptOwner(actor)}
        guide={guidePath(assignmentId)}
        source={`${guidePath(assignmentId)}/kept`}
        next={part.nextId ? partPath(assignmentId, part.nextId) : guidePath(assignmentId)}
      />
    </PatientShell>
  )
}
