import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { actionWords } from '@/components/account/action-words'
import { FieldChanges } from '@/components/account/field-changes'
import { roleWords } from '@/components/account/role-words'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { Cell, Row, RowHead, Table } from '@/components/ui/table'
import { pageActor } from '@/lib/access/entry'
import { type AuditLine, auditTrail } from '@/lib/audit/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { clinicEmergencies } from '@/lib/emergency/queries'
import { wordsOf } from '@/lib/platform/search-words'
import { dateWords, timeWords, zoneWords } from '@/lib/platform/zoned-time'

export const metadata: Metadata = { title: 'Record of access' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success

const columns = [{ name: 'When' }, { name: 'Who' }, { name: 'What' }, { name: 'Whose' }, { name: 'From' }]

/** "Chrome, Windows at 203.0.113.7"; what did not come over a network came from the portal itself */
const from = ({ device, network }: AuditLine): string => {
  const place = network && network !== 'unknown' ? network : null
  return [device, place].filter(Boolean).join(' at ') || '–'
}

export default async function Audit({ searchParams }: Props) {
  const actor = await pageActor(['administrator'], '/audit')
  const [clinic, emergencies] = await Promise.all([actorClinic(actor), clinicEmergencies(actor)])
  const unseen = emergencies?.filter(({ seen }) => !seen).length ?? 0
  const given = await searchParams
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].slice(0, 100) : '')
  const name = await wordsOf(given.words, actor.accountId)
  const action = Object.hasOwn(actionWords, text('action')) ? text('action') : ''
  const page = /^[1-9]\d{0,3}$/.test(text('page')) ? Number(text('page')) : 1
  const day = isDay(text('day')) ? text('day') : ''
  const trail = await auditTrail(actor, { name, action, day, page })
  const lines = trail?.lines ?? []
  const words = name ? { words: String(given.words) } : {}
  const at = (number: number) =>
    `/audit?${new URLSearchParams({ ...words, action, day, page: String(number) })}`
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="audit">
      <h1 className="text-lead font-bold">Record of access</h1>
      <p className="measure mt-1 text-quiet">
        Who did what to whose record, newest first, in {zoneWords(clinic.timeZone)}. Nobody can change or
        remove a line.{' '}
        <Link href="/audit/emergencies" prefetch={false}>
          Emergency access from other clinics
        </Link>
        {unseen > 0 ? <strong className="text-urgent"> ▲ {unseen} not looked into</strong> : null}
      </p>
      <form method="post" action="/audit/search" className="my-3 flex flex-wrap items-end gap-2">
        <TextField clinic name="name" label="Who or whose" defaultValue={name} />
        <SelectField
          clinic
          name="action"
          label="What happened"
          defaultValue={action}
          options={[
            { value: '', label: 'Anything' },
            ...Object.entries(actionWords).map(([value, label]) => ({ value, label })),
          ]}
        />
        <TextField clinic name="day" type="date" label="Day" defaultValue={day} />
        <Button size="clinic" look="secondary" className="min-h-[40px]">
          Show
        </Button>
        {name || action || day ? (
          <Link href="/audit" className="inline-flex min-h-[40px] items-center">
            Show all
          </Link>
        ) : null}
      </form>
      {lines.length === 0 ? (
        <p>
          {name || action || day || page > 1
            ? 'Nothing found. Widen the search.'
            : 'Nothing has happened yet.'}
        </p>
      ) : (
        <Table caption="What happened" columns={columns}>
          <tbody className="max-md:block">
            {lines.map((line) => (
              <Row key={line.id}>
                <RowHead>
                  {dateWords(line.at, clinic.timeZone)}, {timeWords(line.at, clinic.timeZone)}
                </RowHead>
                <Cell>
                  {line.role === 'system' ? 'The portal' : line.who}{' '}
                  <span className="text-quiet">
                    ({line.role === 'system' ? line.who : roleWords(line.role).toLowerCase()})
                  </span>
                </Cell>
                <Cell>
                  {actionWords[line.action] ?? line.action}
                  {line.room ? <span className="text-quiet"> (/{line.room})</span> : null}
                  <FieldChanges changes={line.changes} />
                </Cell>
                <Cell label="Whose">{line.own ? 'Their own' : (line.whose ?? '–')}</Cell>
                <Cell label="From">{from(line)}</Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      )}
      <nav aria-label="Pages" className="mt-2 flex gap-3">
        {page > 1 ? (
          <Link href={at(page - 1)} className="inline-flex min-h-[40px] items-center">
            Newer
          </Link>
        ) : null}
        {trail?.more ? (
          <Link href={at(page + 1)} className="inline-flex min-h-[40px] items-center">
            Older
          </Link>
        ) : null}
      </nav>
    </ClinicShell>
  )
}
