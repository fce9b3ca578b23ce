import Link from 'next/link'
import { Comparison } from '@/components/library/comparison'
import { AboutForm } from '@/components/questionnaire-editor/about-form'
import { ToDo } from '@/components/questionnaire-editor/blocker-list'
import { DraftBar } from '@/components/questionnaire-editor/draft-bar'
import type { EditorFields } from '@/components/questionnaire-editor/editor-fields'
import { ItemForm } from '@/components/questionnaire-editor/item-form'
import { OutlinePane } from '@/components/questionnaire-editor/outline-pane'
import { PhoneFrame } from '@/components/questionnaire-editor/phone-frame'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { problemsOf } from '@/components/ui/problem'
import { formState } from '@/lib/platform/page-params'
import { askableBefore } from '@/lib/questionnaire-draft/askable'
import { draftBlockers } from '@/lib/questionnaire-draft/blocker'
import { carriedBy } from '@/lib/questionnaire-draft/carried'
import { aboutFingerprint, fieldsOfAbout } from '@/lib/questionnaire-draft/draft-edit'
import { itemFingerprint } from '@/lib/questionnaire-draft/fingerprint'
import { fieldsOfItem } from '@/lib/questionnaire-draft/item-fields'
import { nameOf, spotOf } from '@/lib/questionnaire-draft/item-tree'
import { meanwhile } from '@/lib/questionnaire-draft/meanwhile'
import { outlineRows } from '@/lib/questionnaire-draft/outline-rows'
import { typedChanges } from '@/lib/questionnaire-draft/typed-changes'
import { type DraftParams, openDraftPage } from './open-draft'

const saidWords: Record<string, string> = {
  begun: 'The draft is made. Everything you save stays here until it is published or put away.',
  'open-already': 'Your clinic was writing a new version of this already. This is that draft.',
  undone: 'The last change was taken back.',
  'moved-on':
    'Somebody changed the draft after that, so nothing was taken back. This is the newest change now.',
}

export default async function DraftPage({ params, searchParams }: DraftParams) {
  const { draftId } = await params
  const search = await searchParams
  const { actor, clinic, opened, here, under, last, moment } = await openDraftPage(draftId)
  const { questionnaire, revision } = opened
  const { again, value, values, errors } = await formState(search, actor.accountId)
  const { conflict, ...wrong } = errors
  // what was typed when a session ran out comes back without the item in its address
  const asked = search.item ?? (value('form') === 'item' ? value('linkId') : undefined)
  const chosen = typeof asked === 'string' ? asked : null
  const spot = chosen === null ? undefined : spotOf(questionnaire, chosen)
  const refused = Object.entries(wrong).find(([field]) => field.startsWith('do.'))?.[1]
  const typedIn = again && !refused ? value('form') : ''
  const stored = spot ? fieldsOfItem(questionnaire, spot.item) : fieldsOfAbout(questionnaire)
  // what was written to an item that somebody removed meanwhile is not lost: it can be saved as a new one
  const isLost = typedIn === 'item' && !spot
  const isTyped = isLost || typedIn === (spot ? 'item' : 'about')
  const fields: EditorFields = {
    values: isTyped ? values : (name) => stored[name] ?? [],
    errors: isTyped ? wrong : {},
  }
  const meant = isTyped || (again && !typedIn && !refused)
  const problems = [
    ...(isTyped && conflict !== undefined
      ? [
          {
            field: '',
            sentence: conflict === 'changed' ? 'Somebody changed this while you were writing.' : conflict,
          },
        ]
      : []),
    ...(meant ? problemsOf(wrong) : []),
  ]
  const said = typeof search.said === 'string' ? saidWords[search.said] : undefined
  const others = meanwhile(opened.changes, search.since, actor.accountId)
  const isConflict = isTyped && conflict !== undefined
  const title = questionnaire.title ?? ''
  const blockers = draftBlockers(questionnaire)
  const blocked = new Set(blockers.flatMap((one) => one.linkId ?? []))
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="library">
      <title>{`${problems.length > 0 ? 'Error: ' : ''}${title} – Being written`}</title>
      <ErrorSummary title="Not saved yet" problems={problems} />
      <DraftBar here={here} title={title} under={under} tab="questions" last={last} />
      {said ? <Notice saying title={said} /> : null}
      {refused ? <Notice saying look="clarify" title={refused} /> : null}
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
      <div className="grid gap-x-4 gap-y-3 lg:grid-cols-[minmax(0,340px)_minmax(0,1fr)] xl:grid-cols-[300px_minmax(0,1fr)_392px]">
        <div
          className={`${spot ? 'max-lg:order-last' : ''} lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:pb-2`}
        >
          <OutlinePane
            here={here}
            rows={outlineRows(questionnaire, blocked)}
            chosen={chosen}
            revision={revision}
          />
        </div>
        <section aria-labelledby="part" className="min-w-0 max-w-[760px]">
          <h2 id="part" className="mb-1 text-[1.125rem] font-bold">
            {spot ? nameOf(spot.item) : isLost ? 'What you wrote' : 'Title and introduction'}
          </h2>
          {spot ? (
            <p className="mb-2 text-small">
              <Link href={here} prefetch={false}>
                Title and introduction
              </Link>
            </p>
          ) : chosen !== null ? (
            <Notice
              saying
              look="clarify"
              title={isLost ? 'What you wrote is kept below' : 'This item is not in the draft any more'}
            >
              <p>
                Somebody removed it. Undo, above, brings it back if that was the last change.
                {isLost ? ' What you wrote stands below and is not saved yet. ' : ' '}
                <Link href={here} prefetch={false}>
                  {isLost ? 'Drop what I wrote' : 'Close this'}
                </Link>
              </p>
            </Notice>
          ) : null}
          {isConflict && !isLost ? (
            <Notice saying look="clarify" title="Yours and theirs">
              <p>
                Nothing was overwritten. Yours stands in the form below and is not saved yet.{' '}
                <Link
                  href={spot ? `${here}?item=${encodeURIComponent(chosen ?? '')}` : here}
                  prefetch={false}
                >
                  Keep what is there and drop mine
                </Link>
              </p>
              <h3 className="mt-2 font-bold">What saving yours would change</h3>
              <Comparison
                {...typedChanges(questionnaire, spot?.item ?? null, values)}
                scores={[]}
                rules={[]}
              />
            </Notice>
          ) : null}
          <ToDo
            blockers={blockers.filter((one) => !one.rule && one.linkId === (spot?.item.linkId ?? null))}
          />
          {spot || isLost ? (
            <ItemForm
              key={`${chosen} ${revision} ${isTyped}`}
              here={here}
              linkId={chosen ?? ''}
              fields={fields}
              was={spot ? itemFingerprint(spot.item) : ''}
              revision={revision}
              askable={askableBefore(questionnaire, spot?.item.linkId ?? null)}
              carried={spot ? carriedBy(spot.item) : []}
              saving={isLost ? 'anew' : isConflict ? 'instead' : 'plain'}
            />
          ) : (
            <AboutForm
              key={`${revision} ${isTyped}`}
              here={here}
              fields={fields}
              was={aboutFingerprint(questionnaire)}
              revision={revision}
              isConflict={isConflict}
            />
          )}
        </section>
        <aside aria-label="Preview" className="max-xl:hidden">
          <div className="sticky top-1">
            <PhoneFrame
              key={revision}
              src={`${here}/preview${spot ? `?item=${encodeURIComponent(spot.item.linkId)}` : ''}`}
              title="As the patient sees it"
            />
          </div>
        </aside>
      </div>
    </ClinicShell>
  )
}
