import type { Metadata } from 'next'
import Link from 'next/link'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Button, ButtonLink } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { PageHeading } from '@/components/ui/page-heading'
import { Pagination } from '@/components/ui/pagination'
import { Cell, Row, RowHead, Table } from '@/components/ui/table'
import { notTheirs, pageActor } from '@/lib/access/entry'
import { actorClinic } from '@/lib/clinic/queries'
import { searchPatients } from '@/lib/patient/queries'
import { now } from '@/lib/platform/clock'
import type { PageParams } from '@/lib/platform/page-params'
import { wordsOf } from '@/lib/platform/search-words'
import { isoDay, shortDayWords, startOfDay, timeWords } from '@/lib/platform/zoned-time'

export const metadata: Metadata = { title: 'Patients' }

const columns = [
  { name: 'Name', width: 'w-[45%]' },
  { name: 'Born', width: 'w-[25%]' },
  { name: 'Next visit' },
]

export default async function Patients({ searchParams }: { searchParams: Promise<PageParams> }) {
  const actor = await pageActor(['clinician', 'staff'], '/patients')
  const params = await searchParams
  const search = await wordsOf(params.words, actor.accountId)
  const wanted = Number(typeof params.page === 'string' && /^\d{1,5}$/.test(params.page) ? params.page : 1)
  const { name, timeZone } = await actorClinic(actor)
  const at = now()
  const list = await searchPatients(actor, {
    search,
    page: Math.max(1, wanted),
    from: startOfDay(isoDay(at, timeZone), timeZone),
  })
  if (!list) return notTheirs()
  const href = (page: number) =>
    `/patients?${new URLSearchParams({ ...(search ? { words: String(params.words) } : {}), page: `${page}` })}`
  return (
    <ClinicShell who={actor} clinicName={name} place="patients">
      <PageHeading title="Patients">
        <ButtonLink size="clinic" href="/patients/new">
          Add a patient
        </ButtonLink>
      </PageHeading>
      <search>
        {' '}
        <form method="post" action="/patients/search" className="mt-2 flex max-w-[520px] items-end gap-1">
          <div className="grow">
            <TextField
              clinic
              type="search"
              name="q"
              label="Name or birth date"
              defaultValue={search}
              maxLength={200}
            />
          </div>
          <Button size="clinic" look="secondary" className="min-h-[40px]">
            Search
          </Button>
        </form>
      </search>
      {list.patients.length > 0 ? (
        <>
          <p className="mt-3 mb-1 text-small text-quiet">
            {list.total} {list.total === 1 ? 'patient' : 'patients'}
            {search ? (
              <>
                {' '}
                found for “<bdi>{search}</bdi>”.{' '}
                <Link href="/patients" prefetch={false} className="underline">
                  Show all
                </Link>
              </>
            ) : (
              ', by family name'
            )}
          </p>
          <Table caption="Patients" columns={columns}>
            <tbody className="max-md:block">
              {list.patients.map((patient) => (
                <Row key={patient.id}>
                  <RowHead>
                    <Link href={`/patients/${patient.id}`} prefetch={false} className="font-semibold">
                      <PatientName {...patient} />
                    </Link>
                  </RowHead>
                  <Cell label="Born">
                    <BirthDate birthDate={patient.birthDate} at={at} zone={timeZone} />
                  </Cell>
                  <Cell label="Next visit">
                    {patient.closed ? <span className="text-quiet">Closed, kept by law</span> : null}
                    {patient.nextVisit
                      ? `${shortDayWords(patient.nextVisit, timeZone)}, ${timeWords(patient.nextVisit, timeZone)}`
                      : null}
                  </Cell>
                </Row>
              ))}
            </tbody>
          </Table>
          <Pagination page={list.page} pages={list.pages} href={href} />
        </>
      ) : (
        <Nothing search={search} page={list.page} />
      )}
      {actor.kind === 'clinician' ? (
        <p className="mt-4 text-small text-quiet">
          Somebody of another clinic who cannot wait?{' '}
          <Link href="/emergency" prefetch={false}>
            Emergency access
          </Link>
        </p>
      ) : null}
    </ClinicShell>
  )
}

function Nothing({ search, page }: { search: string; page: number }) {
  const all = (
    <Link href="/patients" prefetch={false} className="underline">
      Show all patients
    </Link>
  )
  return (
    <div className="measure mt-4">
      <h2 className="text-[1.125rem] font-bold">
        {page > 1 ? 'This page is empty' : search ? 'Nobody found' : 'No patients yet'}
      </h2>
      {page > 1 ? (
        <p>{all}</p>
      ) : search ? (
        <p>
          Nobody’s name and birth date fit “<bdi>{search}</bdi>”. Try a part of the name, or the birth date as
          4 March 1981. {all}
        </p>
      ) : (
        <p>Add the first one, then book their visit and assign what they should read and answer.</p>
      )}
    </div>
  )
}
