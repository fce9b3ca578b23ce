import Link from 'next/link'
import { GuideDraftBar } from '@/components/guide-editor/guide-draft-bar'
import { GuideOutline } from '@/components/guide-editor/guide-outline'
import { GuideToDo } from '@/components/guide-editor/guide-to-do'
import { LivePreview } from '@/components/guide-editor/live-preview'
import { PartFormFrame } from '@/components/guide-editor/part-form-frame'
import { TheirsNow } from '@/components/guide-editor/theirs-now'
import type { EditorFields } from '@/components/questionnaire-editor/editor-fields'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { readingNote } from '@/lib/guide/reading-measure'
import { shippedGlossary } from '@/lib/guide/shipped-glossary'
import { guideBlockers } from '@/lib/guide-draft/blocker'
import { readingOf } from '@/lib/guide-draft/grade'
import { nameOfPart } from '@/lib/guide-draft/guide-edit'
import { draftOriginal } from '@/lib/guide-draft/original-queries'
import { outlineOf } from '@/lib/guide-draft/outline'
import { fieldsOf, isPartName, type PartName, partFingerprint } from '@/lib/guide-draft/part-fields'
import { guidePictures } from '@/lib/guide-draft/queries'
import { formState } from '@/lib/platform/page-params'
import { meanwhile } from '@/lib/questionnaire-draft/meanwhile'
import { type GuideDraftParams, openGuideDraftPage } from './open-guide-draft'
import { PartForm } from './part-form'

const saidWords: Record<string, string> = {
  begun: 'The draft is made. Everything you save stays here until it is published or put away.',
  'open-already': 'Your clinic was writing this already. This is that draft.',
  undone: 'The last change was taken back.',
  gone: 'Somebody removed that part meanwhile.',
  'moved-on':
    'Somebody changed the draft after that, so nothing was taken back. This is the newest change now.',
}

export default async function GuideDraftPage({ params, searchParams }: GuideDraftParams) {
  const { draftId } = await params
  const search = await searchParams
  const { actor, clinic, opened, here, under, last, moment } = await openGuideDraftPage(draftId)
  const { guide, revision, language } = opened
  const { again, value, values, errors } = await formState(search, actor.accountId)
  const { conflict, ...wrong } = errors
  const asked = search.part ?? value('part')
  const part: PartName = typeof asked === 'string' && isPartName(asked) ? asked : 'about'
  const stored = fieldsOf(guide, part)
  const isTyped = again && value('part') === part && value('do') === ''
  // what was written to a part that somebody removed meanwhile is not lost: it can be put back
  const isLost = stored === null && isTyped
  const fields: EditorFields = {
    values: isTyped ? values : (name) => stored?.[name] ?? [],
    errors: isTyped ? wrong : {},
  }
  const isConflict = isTyped && !isLost && conflict !== undefined
  const problems = [
    ...(isConflict ? [{ field: '', sentence: 'Somebody changed this while you were writing.' }] : []),
    ...(isLost ? [{ field: '', sentence: 'Somebody removed this part while you were writing.' }] : []),
    ...problemsOf(wrong),
  ]
  const said = typeof search.said === 'string' ? saidWords[search.said] : undefined
  const others = meanwhile(opened.changes, search.since, actor.accountId)
  const hasNews = (await draftOriginal(actor, draftId)) !== null
  const glossary = shippedGlossary(language)
  const section = guide.sections.find(({ id }) => part === `section:${id}`)
  const blockers = guideBlockers(guide, {
    glossary,
    pictures: Object.keys(await guidePictures(actor)),
    beside: opened.beside,
  })
  const name = stored === null && !isLost ? 'Not there any more' : nameOfPart(guide, part) || 'What you wrote'
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="library">
      <title>{`${problems.length > 0 ? 'Error: ' : ''}${guide.meta.title} – Being written`}</title>
      <ErrorSummary title="Not saved yet" problems={problems} />
      <GuideDraftBar here={here} title={guide.meta.title} under={under} tab="write" last={last} />
      {said ? <Notice saying title={said} /> : null}
      {hasNews ? (
        <Notice look="clarify" title="The original has changed since">
          <p>
            <Link href={`${here}/original`} prefetch={false}>
              See what it changed, and take over what you want of it
            </Link>
          </p>
        </Notice>
      ) : null}
      {others.length > 0 ? (
        <Notice saying look="clarify" title="Somebody else is writing here too">
          <ul>
            {others.map((one) => (
              <li key={one.revision}>
                {one.words} – {one.changerName}, {moment(one.changedAt)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="grid gap-x-4 gap-y-3 lg:grid-cols-[minmax(0,300px)_minmax(0,1fr)] xl:grid-cols-[280px_minmax(0,1fr)_392px]">
        <div className="max-lg:order-last lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:pb-2">
          <GuideOutline
            here={here}
            groups={outlineOf(guide, blockers)}
            chosen={part}
            heading={again && value('do') === 'add-section' ? value('heading') : ''}
            error={value('do') === 'add-section' ? wrong.heading : undefined}
          />
        </div>
        <section aria-labelledby="part" className="min-w-0 max-w-[760px]">
          <h2 id="part" className="mb-1 text-[1.125rem] font-bold">
            {name}
          </h2>
          {isConflict && stored ? <TheirsNow here={here} part={part} theirs={stored} mine={values} /> : null}
          <GuideToDo
            sentences={blockers.filter((one) => one.part === part).map(({ sentence }) => sentence)}
          />
          {stored || isLost ? (
            <PartFormFrame
              key={`${part} ${revision} ${isTyped}`}
              here={here}
              part={part}
              was={stored ? partFingerprint(guide, part) : ''}
              revision={revision}
              saving={isLost ? 'anew' : isConflict ? 'instead' : 'plain'}
            >
              <PartForm actor={actor} opened={opened} part={part} fields={fields} />
            </PartFormFrame>
          ) : (
            <p>It was removed. Undo, above, brings it back if that was the last change.</p>
          )}
        </section>
        <aside aria-label="Preview" className="max-xl:hidden">
          <LivePreview
            key={`${part} ${revision}`}
            src={`${here}/preview?part=${encodeURIComponent(part)}`}
            typedTo={`${here}/preview/typed`}
            formId="part-form"
            note={readingNote(language)}
            reading={section ? readingOf(section, glossary, language) : null}
            hasReading={section !== undefined}
          />
        </aside>
      </div>
    </ClinicShell>
  )
}
