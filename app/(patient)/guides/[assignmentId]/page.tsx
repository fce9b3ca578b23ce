import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ForgetGuide } from '@/components/guide/kept-guides'
import { PatientShell } from '@/components/shell/patient-shell'
import { ButtonLink } from '@/components/ui/button'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { openAssignment } from '@/lib/assignment/own-commands'
import { actorClinic } from '@/lib/clinic/queries'
import { guidePath, partPath } from '@/lib/guide/guide-path'
import { keptOwner } from '@/lib/guide/kept-owner'
import { ownGuide } from '@/lib/guide/queries'
import { stoppedAt } from '@/lib/guide/reading'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('guide'))('withdrawnTitle') }
}

/** Where an assigned guide is entered: goes on to where reading stopped. Shown only where the clinic took it back. */
export default async function EnterGuide({ params }: { params: Promise<{ assignmentId: string }> }) {
  const { assignmentId } = await params
  const actor = await pageActor(['patient'], guidePath(assignmentId))
  const own = await ownGuide(actor, assignmentId)
  if (!own) return notTheirs()
  if (!own.withdrawn) {
    await openAssignment(actor, assignmentId)
    const next = stoppedAt(own.guide, own.read)
    redirect(next ? partPath(assignmentId, next) : `${guidePath(assignmentId)}/finish`)
  }
  const clinic = await actorClinic(actor)
  const t = await getTranslations('guide')
  return (
    <PatientShell clinic={clinic} who={actor}>
      <h1 className="text-title font-bold">{t('withdrawnTitle')}</h1>
      <p className="measure mt-3 mb-4">
        {t('withdrawn', { title: own.title, clinic: clinic.name, phone: clinic.phone })}
      </p>
      <ButtonLink href="/home">{t('toVisit')}</ButtonLink>
      <ForgetGuide owner={keptOwner(actor)} guide={guidePath(assignmentId)} />
    </PatientShell>
  )
}
