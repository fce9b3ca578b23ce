import type { Metadata } from 'next'
import { ErasureTable } from '@/components/erasure/erasure-table'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { erasures } from '@/lib/erasure/queries'
import type { PageParams } from '@/lib/platform/page-params'

export const metadata: Metadata = { title: 'Erasure' }

const said: Record<string, string> = {
  closed:
    'Done. Sign-in, contact details and everything not sent are gone. What has to be kept is closed. If there was an address, a mail was sent to it.',
  erased: 'Done. The whole record is gone. If there was an address, a mail was sent to it.',
}

export default async function Erasures({ searchParams }: { searchParams: Promise<PageParams> }) {
  const actor = await pageActor(['administrator'], '/erasures')
  const { done } = await searchParams
  const { name, timeZone } = await actorClinic(actor)
  const all = await erasures(actor)
  const notice = typeof done === 'string' ? said[done] : undefined
  return (
    <ClinicShell who={actor} clinicName={name} place="erasures">
      {notice ? (
        <Notice saying>
          <p>{notice}</p>
        </Notice>
      ) : null}
      <PageHeading
        title="Erasure"
        under={
          <p className="measure">
            A patient asks under their name in the portal, or a clinician or the front desk asks on their word
            from the patient’s page. Only then does their name stand here. Many laws give a month to answer.
          </p>
        }
      />
      <ErasureTable
        title="Asked for"
        none="Nobody is waiting."
        rows={all?.asked ?? []}
        zone={timeZone}
        action="Look and decide"
      />
      <ErasureTable
        title="Closed, and no longer to be kept"
        none="None."
        rows={all?.due ?? []}
        zone={timeZone}
        action="Erase the rest"
      />
      <ErasureTable title="Closed, and kept by law" none="None." rows={all?.kept ?? []} zone={timeZone} />
    </ClinicShell>
  )
}
