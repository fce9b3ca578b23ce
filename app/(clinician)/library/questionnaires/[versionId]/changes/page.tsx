import { Comparison } from '@/components/library/comparison'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { PageHeading } from '@/components/ui/page-heading'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { comparedRules } from '@/lib/flag/comparison'
import { comparedQuestionnaires } from '@/lib/questionnaire/comparison'
import { libraryQuestionnaire, versionBefore } from '@/lib/questionnaire/library-queries'
import { comparedScores } from '@/lib/score/comparison'

/** What a version asks otherwise than the one before it */
export default async function Changes({ params }: { params: Promise<{ versionId: string }> }) {
  const { versionId } = await params
  const here = `/library/questionnaires/${versionId}`
  const actor = await pageActor(['clinician', 'staff'], `${here}/changes`)
  const clinic = await actorClinic(actor)
  const found = await libraryQuestionnaire(actor, versionId)
  const before = await versionBefore(actor, versionId)
  if (!found || !before) return notTheirs()
  const { title, version, questionnaire } = found
  const versions = [before.questionnaire, questionnaire] as const
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="library">
      <title>{`What changed in ${title} – Library`}</title>
      <BackLink href={here}>{title}</BackLink>
      <PageHeading
        title="What changed"
        under={`From version ${before.version} to version ${version}. What was assigned before keeps the version it had.`}
      />
      <Comparison
        {...comparedQuestionnaires(...versions)}
        scores={comparedScores(...versions)}
        rules={comparedRules(...versions)}
      />
    </ClinicShell>
  )
}
