import type { Metadata } from 'next'
import { ErasureTable } from '@/components/erasure/erasure-table'
import { KEEPING_FIELDS, KeepingForm } from '@/components/erasure/keeping-form'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Notice } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { problemsOf } from '@/components/ui/problem'
import { pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { clinicKeeping, erasures } from '@/lib/erasure/queries'
import type { Told } from '@/lib/erasure/telling'
import { formState, type PageParams } from '@/lib/platform/page-params'

type Props = { searchParams: Promise<PageParams> }

const said: Record<string, string> = {
  closed: 'Done. Sign-in, contact details and everything not sent are gone. What has to be kept is closed.',
  erased: 'Done. The whole record is gone.',
  declined: 'Declined. The reason stands under the patient’s account, and on their page for those who asked.',
  keeping: 'Saved. A change stands in the record of access.',
}

/** What became of the mail to the patient */
const mailed: Record<Told, string> = {
  sent: 'A mail to the patient was sent.',
  kept: 'The mail to the patient was kept as a file: this installation sends none.',
  nowhere: 'The mail to the patient could not be sent: tell them in another way.',
  'no-address': 'There is no address to write to: tell the patient in another way.',
}
const isTold = (word: unknown): word is Told => typeof word === 'string' && Object.hasOwn(mailed, word)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: `${(await searchParams).again ? 'Error: ' : ''}Erasure` }
}

export default async function Erasures({ searchParams }: Props) {
  const actor = await pageActor(['administrator'], '/erasures')
  const params = await searchParams
  const { done, mail } = params
  const { name, timeZone } = await actorClinic(actor)
  const [all, keeping] = await Promise.all([erasures(actor), clinicKeeping(actor)])
  const { value, errors } = await formState(params, actor.accountId)
  const stored: Record<string, string> = {
    years: String(keeping?.years ?? ''),
    untilAge: String(keeping?.untilAge ?? ''),
  }
  const notice = typeof done === 'string' && Object.hasOwn(said, done) ? said[done] : undefined
  return (
    <ClinicShell who={actor} clinicName={name} place="erasures">
      <ErrorSummary title="There is a problem" problems={problemsOf(errors, KEEPING_FIELDS)} />
      {notice ? (
        <Notice saying>
          <p>
            {notice} {isTold(mail) ? mailed[mail] : ''}
          </p>
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
      <KeepingForm value={(name) => value(name, stored[name])} errors={errors} />
    </ClinicShell>
  )
}
