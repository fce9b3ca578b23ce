import type { Metadata } from 'next'
import Link from 'next/link'
import { actionWords } from '@/components/account/action-words'
import { ClinicShell } from '@/components/shell/clinic-shell'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { pageActor } from '@/lib/access/entry'
import { auditTrail } from '@/lib/audit/queries'
import { actorClinic } from '@/lib/clinic/queries'
import { dateWords, timeWords } from '@/lib/platform/zoned-time'

export const metadata: Metadata = { title: 'Record of access' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const head = 'border-b-2 border-ink py-1 pr-2 text-left font-semibold'
const cell = 'border-b border-rule py-0.5 pr-2 align-top'

export default async function Audit({ searchParams }: Props) {
  const actor = await pageActor(['administrator'], '/audit')
  const clinic = await actorClinic(actor)
  const given = await searchParams
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].slice(0, 100) : '')
  const name = text('name').trim()
  const action = Object.hasOwn(actionWords, text('action')) ? text('action') : ''
  const page = /^[1-9]\d{0,3}$/.test(text('page')) ? Number(text('page')) : 1
  const trail = await auditTrail(actor, { name, action, page })
  const lines = trail?.lines ?? []
  const at = (number: number) => `/audit?${new URLSearchParams({ name, action, page: String(number) })}`
  return (
    <ClinicShell who={actor} clinicName={clinic.name} place="audit">
      <h1 className="text-lead font-bold">Record of access</h1>
      <p className="measure mt-1 text-quiet">
        Who did what to whose record, newest first, in {clinic.timeZone} time. Nobody can change or remove a
        line.
      </p>
      <form method="get" action="/audit" className="my-3 flex flex-wrap items-end gap-2">
        <TextField clinic name="name" label="Name of either" defaultValue={name} />
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
        <Button size="clinic" look="secondary">
          Show
        </Button>
      </form>
      {lines.length === 0 ? (
        <p>{name || action || page > 1 ? 'Nothing found. Widen the search.' : 'Nothing has happened yet.'}</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full min-w-[720px] border-collapse tabular-nums">
            <caption className="sr-only">What happened</caption>
            <thead>
              <tr>
                <th className={head}>When</th>
                <th className={head}>Who</th>
                <th className={head}>What</th>
                <th className={head}>Whose record</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <td className={`${cell} whitespace-nowrap`}>
                    {dateWords(line.at, clinic.timeZone)}, {timeWords(line.at, clinic.timeZone)}
                  </td>
                  <td className={cell}>
                    {line.who || 'Nobody'} <span className="text-quiet">({line.role})</span>
                  </td>
                  <td className={cell}>{actionWords[line.action] ?? line.action}</td>
                  <td className={cell}>{line.patient ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <nav aria-label="Pages" className="mt-2 flex gap-3">
        {page > 1 ? <Link href={at(page - 1)}>Newer</Link> : null}
        {trail?.more ? <Link href={at(page + 1)}>Older</Link> : null}
      </nav>
    </ClinicShell>
  )
}
