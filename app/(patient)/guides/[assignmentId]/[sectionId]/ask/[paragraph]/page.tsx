import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ASKED, AskedWords } from '@/components/guide/asked-words'
import { GuideProse } from '@/components/guide/guide-prose'
import { proseWords } from '@/components/guide/prose-words'
import { PatientShell } from '@/components/shell/patient-shell'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextArea } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { listedFrom } from '@/lib/agenda/queries'
import { originOf } from '@/lib/agenda/topic'
import { actorClinic } from '@/lib/clinic/queries'
import { placesOf } from '@/lib/guide/guide-paragraph'
import { askPath, guidePath, placePath } from '@/lib/guide/guide-path'
import { withoutCitations } from '@/lib/guide/guide-prose'
import { ownGuide } from '@/lib/guide/queries'
import { partOf } from '@/lib/guide/reading'
import { formState, type PageParams } from '@/lib/platform/page-params'

type Props = {
  params: Promise<{ assignmentId: string; sectionId: string; paragraph: string }>
  searchParams: Promise<PageParams>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { assignmentId, sectionId, paragraph } = await params
  const actor = await pageActor(['patient'], askPath(assignmentId, sectionId, paragraph))
  const title = (await getTranslations('guide'))('ask')
  const { again } = await formState(await searchParams, actor.accountId)
  return { title: again ? (await getTranslations('shell'))('errorTitle', { title }) : title }
}

/** One paragraph, by itself, with room for a question about it; of a list or a block, which of it is meant can be said */
export default async function AskAboutParagraph({ params, searchParams }: Props) {
  const { assignmentId, sectionId, paragraph } = await params
  const here = askPath(assignmentId, sectionId, paragraph)
  const actor = await pageActor(['patient'], here)
  const own = await ownGuide(actor, assignmentId)
  if (own?.withdrawn) redirect(guidePath(assignmentId))
  const part = own && partOf(own.guide, sectionId)
  const asked = part && placesOf(part.section).find(({ at }) => at === paragraph)
  if (!own || !asked) return notTheirs()
  const query = await searchParams
  const [clinic, listed, form, t, shell] = await Promise.all([
    actorClinic(actor),
    listedFrom(actor, assignmentId),
    formState(query, actor.accountId),
    getTranslations('guide'),
    getTranslations('shell'),
  ])
  const said = query.said === 'no-visit' || query.said === 'full' ? query.said : null
  return (
    <PatientShell
      clinic={clinic}
      who={actor}
      back={{ href: placePath(assignmentId, { sectionId, paragraph }) }}
    >
      <ErrorSummary title={shell('problem')} problems={problemsOf(form.errors)} />
      {said ? (
        <Notice look="clarify" saying>
          <p>{said === 'full' ? t('full') : t('noVisit', { clinic: clinic.name, phone: clinic.phone })}</p>
        </Notice>
      ) : null}
      <p className="font-semibold" lang={own.guide.language}>
        {own.title}
      </p>
      <h1 className="mt-1 text-title font-bold">{t('ask')}</h1>
      {asked.within.length === 0 ? (
        <blockquote
          lang={own.guide.language}
          className="mt-3 border-s-4 border-rule ps-2 [&_p:first-child]:mt-0"
        >
          <GuideProse
            markdown={withoutCitations(asked.markdown)}
            sources={[]}
            pictures={own.pictures}
            words={proseWords(t)}
          />
        </blockquote>
      ) : null}
      <form method="post" action={`${here}/add`} className="mt-3">
        {asked.within.length === 0 ? null : (
          <AskedWords
            asked={asked}
            chosen={form.value(ASKED)}
            language={own.guide.language}
            isListed={(at) => listed.includes(originOf.paragraph(assignmentId, sectionId, at))}
            words={{ which: t('askWhich'), all: t('askAll'), listed: t('listed') }}
          />
        )}
        <TextArea
          name="words"
          label={t('askLabel')}
          hint={t('askHereHelp')}
          error={form.errors.words}
          defaultValue={form.value('words')}
          rows={4}
          maxLength={4000}
        />
        <div className="mt-3">
          <Button>{t('askSubmit')}</Button>
        </div>
      </form>
    </PatientShell>
  )
}
