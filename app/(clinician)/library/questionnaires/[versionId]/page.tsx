import Link from 'next/link'
import { BroughtIn } from '@/components/library/brought-in'
import { FlagRules } from '@/components/library/flag-rules'
import { OutlineList } from '@/components/library/outline-list'
import { Retirement } from '@/components/library/retirement'
import { ScoreList } from '@/components/library/score-list'
import { ThingHeading } from '@/components/library/thing-heading'
import { ToConfirm } from '@/components/library/to-confirm'
import { PublishedBy, WriteOn } from '@/components/library/written-here'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Notice } from '@/components/ui/notice'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { flagRules } from '@/lib/flag/rule'
import { ruleWords } from '@/lib/flag/rule-words'
import { now } from '@/lib/platform/clock'
import type { PageParams } from '@/lib/platform/page-params'
import { dateWords, isoDay } from '@/lib/platform/zoned-time'
import { extensionsOf, extensionUrl } from '@/lib/questionnaire/extension'
import { libraryQuestionnaire, questionnaireImport } from '@/lib/questionnaire/library-queries'
import { outlineOf } from '@/lib/questionnaire/outline'
import { publication } from '@/lib/questionnaire-draft/queries'
import { scoreDefinitions } from '@/lib/score/definition'

type Props = { params: Promise<{ versionId: string }>; searchParams: Promise<PageParams> }

const saidWords: Record<string, string> = {
  added: 'It is in your clinic’s library, ready to be assigned.',
  'new-version': 'It is in your clinic’s library as a new version. What was assigned before keeps its own.',
  published: 'It is published and can be assigned. What was assigned before keeps its version.',
  retired: 'Nobody is assigned these questions any more. You can use them again at any time.',
  returned: 'These questions can be assigned again.',
  unchanged: 'Your clinic has had these very questions already. Nothing was added.',
}

export default async function LibraryQuestionnaire({ params, searchParams }: Props) {
  const { versionId } = await params
  const actor = await pageActor(['clinician', 'staff'], `/library/questionnaires/${versionId}`)
  const [{ name, timeZone, emergency }, found] = [
    await actorClinic(actor),
    await libraryQuestionnaire(actor, versionId),
  ]
  if (!found) return notTheirs()
  const { said } = await searchParams
  const news = typeof said === 'string' && Object.hasOwn(saidWords, said) ? saidWords[said] : undefined
  const broughtIn = await questionnaireImport(actor, versionId)
  const published = await publication(actor, versionId)
  const { questionnaire, newest, reviewedOn, isOwn, retiredAt, ...facts } = found
  const here = `/library/questionnaires/${versionId}`
  const notes = extensionsOf(questionnaire, extensionUrl.reviewerNote).flatMap(
    ({ valueMarkdown, valueString }) => valueMarkdown ?? valueString ?? [],
  )
  const rules = flagRules(questionnaire).map((rule) => ({
    ...rule,
    when: ruleWords(questionnaire, rule),
    patientWords: rule.patientWords?.replaceAll('{emergency}', emergency),
  }))
  const scores = scoreDefinitions(questionnaire)
  return (
    <ClinicShell who={actor} clinicName={name} place="library">
      <title>{`${facts.title} – Library`}</title>
      {news ? <Notice saying title={news} /> : null}
      <ThingHeading
        {...facts}
        what="Questions"
        reviewedOn={reviewedOn}
        reviewer={reviewedOn ? '' : null}
        today={isoDay(now(), timeZone)}
        newest={newest && { href: `/library/questionnaires/${newest.versionId}`, version: newest.version }}
      />
      {retiredAt && said !== 'retired' ? (
        <Notice look="clarify" title={`Retired on ${dateWords(retiredAt, timeZone)}`}>
          <p>Nobody is assigned these questions any more. What was assigned and answered stays.</p>
        </Notice>
      ) : null}
      <div className="mt-3 grid gap-x-6 gap-y-4 lg:grid-cols-[1fr_400px]">
        <div lang={facts.language}>
          {facts.description ? <p className="measure mb-3 whitespace-pre-line">{facts.description}</p> : null}
          <h2 className="mb-1 text-[1.125rem] font-bold">Questions, in their order</h2>
          <OutlineList lines={outlineOf(questionnaire)} />
        </div>
        <div className="flex flex-col gap-4">
          <ToConfirm notes={notes} />
          <ScoreList scores={scores} />
          {broughtIn ? <BroughtIn {...broughtIn} on={dateWords(broughtIn.at, timeZone)} /> : null}
          {facts.revision > 1 ? (
            <p>
              <Link href={`${here}/changes`} prefetch={false}>
                What changed with this version
              </Link>
            </p>
          ) : null}
          {published ? <PublishedBy {...published} on={dateWords(published.at, timeZone)} /> : null}
          {actor.kind === 'clinician' && !newest ? (
            <WriteOn versionId={versionId} isOwn={isOwn} what="questionnaires" />
          ) : null}
          {isOwn && actor.kind === 'clinician' ? (
            <Retirement here={here} isRetired={retiredAt !== null} what="questions" />
          ) : null}
          <dl className="text-small text-quiet">
            <dt>FHIR address</dt>
            <dd className="wrap-anywhere">{facts.url}</dd>
            {actor.kind === 'clinician' ? (
              <dd>
                <a href={`${here}/export`} download>
                  Download as FHIR
                </a>
              </dd>
            ) : null}
            {questionnaire.copyright ? (
              <>
                <dt className="mt-1">Copyright</dt>
                <dd className="whitespace-pre-line">{questionnaire.copyright}</dd>
              </>
            ) : null}
          </dl>
        </div>
      </div>
      {rules.length > 0 ? (
        <section className="mt-4">
          <h2 className="text-[1.125rem] font-bold">
            What raises a flag <span className="font-normal text-quiet">{rules.length}</span>
          </h2>
          <p className="measure mb-1">
            “I’m not sure”, “I’d rather not say” and a question left out never count as no: the flag then says
            that it needs clarifying. Notes are settled by any answer.
          </p>
          <FlagRules rules={rules} />
        </section>
      ) : null}
    </ClinicShell>
  )
}
