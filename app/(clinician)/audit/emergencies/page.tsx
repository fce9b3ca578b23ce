import type { Metadata } from 'next'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { BackLink } from '@/components/ui/back-link'
import { Button } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { Cell, Row, RowHead, Table } from '@/components/ui/table'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { clinicEmergencies } from '@/lib/emergency/queries'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'

export const metadata: Metadata = { title: 'Emergency access' }

const columns = [
  { name: 'Opened' },
  { name: 'Who' },
  { name: 'Whose' },
  { name: 'Why' },
  { name: 'Looked into' },
]

/** For an administrator: which records of the clinic were opened from another one */
export default async function Emergencies() {
  const actor = await pageActor(['administrator'], '/audit/emergencies')
  const [clinic, found] = await Promise.all([actorClinic(actor), clinicEmergencies(actor)])
  if (!found) return notTheirs()
  const when = (at: Date) => `${dateWords(at, clinic.timeZone)}, ${timeWords(at, clinic.timeZone)}`
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="audit">
      <BackLink href="/audit">Record of access</BackLink>
      <PageHeading title="Emergency access" />
      <p className="measure mt-1 mb-2 text-quiet">
        Clinicians of other clinics who opened a record of this one in an emergency: the latest hundred, what
        nobody has looked into first. Call their clinic where a reason does not look right.
      </p>
      {found.length === 0 ? (
        <p className="font-semibold">Nobody has.</p>
      ) : (
        <Table caption="Records opened in an emergency" columns={columns}>
          <tbody className="max-md:block">
            {found.map((one) => (
              <Row key={one.id}>
                <RowHead>
                  {when(one.openedAt)}{' '}
                  <span className="text-quiet">until {timeWords(one.endedAt, clinic.timeZone)}</span>
                </RowHead>
                <Cell label="Who">
                  <bdi>{one.who}</bdi>, <bdi>{one.from}</bdi>
                </Cell>
                <Cell label="Whose">
                  <bdi>{one.patient}</bdi>
                </Cell>
                <Cell label="Why">
                  <bdi>{one.reason}</bdi>
                </Cell>
                <Cell label="Looked into">
                  {one.seen ? (
                    `${one.seen.by}, ${when(one.seen.at)}`
                  ) : (
                    <form method="post" action={`/audit/emergencies/${one.id}/seen`}>
                      <Button size="clinic" look="secondary">
                        I have looked into it
                      </Button>
                    </form>
                  )}
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
    </ClinicShell>
  )
}
