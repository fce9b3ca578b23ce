import Link from 'next/link'
import { BirthDate, PatientName } from '@/components/patient/patient-name'
import { Cell, Row, RowHead } from '@/components/ui/table'
import { readiness, type WorklistVisit } from '@/lib/brief/worklist-visit'
import { momentWords, timeWords } from '@/lib/platform/zoned-time'
import { ReadinessWord } from './readiness-word'
import { FlagWords, OtherFlags } from './severity-word'

type Props = { visit: WorklistVisit; asOf: Date; zone: string; reads: boolean }

/** One visit of the list. The name leads to the brief, for who reads answers; for others to the patient. */
export function VisitRow({ visit, asOf, zone, reads }: Props) {
  const { patient, answers, guides } = visit
  const gone = visit.status === 'cancelled'
  const state = readiness(visit)
  const alarm = Boolean(answers && answers.unseen.urgent > 0 && state !== 'reviewed' && !gone)
  return (
    <Row
      className={`max-md:grid max-md:grid-cols-[64px_1fr] ${alarm ? 'bg-urgent-wash' : ''} ${gone ? 'text-quiet' : ''}`}
    >
      <Cell
        className={`max-md:row-span-6 ${alarm ? 'shadow-[-8px_0_var(--urgent-wash),-12px_0_var(--urgent)]' : ''}`}
      >
        <time dateTime={visit.startsAt.toISOString()} className="font-bold">
          {timeWords(visit.startsAt, zone)}
        </time>
      </Cell>
      <RowHead>
        <Link
          href={reads ? `/visits/${visit.appointmentId}` : `/patients/${patient.id}`}
          prefetch={false}
          className="font-semibold"
        >
          <PatientName {...patient} />
        </Link>
        <span className="block text-small text-quiet">
          <BirthDate birthDate={patient.birthDate} at={visit.startsAt} zone={zone} />
        </span>
      </RowHead>
      <Cell>
        {visit.reason || <span className="text-quiet">No reason given</span>}
        <span className="block text-small text-quiet">
          {visit.practitioner.name}, {visit.minutes} minutes
        </span>
      </Cell>
      <Cell>
        <ReadinessWord visit={visit} />
        {state === 'nothing-assigned' && !gone ? (
          <Link
            href={`/patients/${patient.id}/assign?visit=${visit.appointmentId}`}
            prefetch={false}
            className="block text-small"
          >
            Assign<span className="sr-only"> to {`${patient.givenName} ${patient.familyName}`}</span>
          </Link>
        ) : null}
      </Cell>
      {reads ? (
        <>
          <Cell>
            {answers?.topFlag ? (
              <>
                <FlagWords flag={answers.topFlag} />
                <OtherFlags {...answers} top={answers.topFlag} />
                {answers.passedOn && alarm ? (
                  <span className="block text-small font-semibold">
                    Passed on to {answers.passedOn.to}, {momentWords(answers.passedOn.at, asOf, zone)}
                  </span>
                ) : null}
              </>
            ) : answers && answers.sent > 0 ? (
              <span className="text-quiet">No flags</span>
            ) : null}
          </Cell>
          <Cell label="Itch" className="whitespace-nowrap">
            {itchWords(answers)}
          </Cell>
        </>
      ) : null}
      <Cell label="Guides" className="whitespace-nowrap">
        {guides.total > 0 ? `${guides.read} of ${guides.total}` : null}
      </Cell>
    </Row>
  )
}

function itchWords(answers: WorklistVisit['answers']) {
  if (!answers || (answers.itch === null && answers.itchBefore === null)) return null
  const { itch, itchBefore, sent } = answers
  const before = itchBefore === null ? null : <span className="text-quiet">was {itchBefore}</span>
  if (itch === null && sent === 0) return before
  return (
    <>
      {itch === null ? 'not told' : <strong className="font-bold">{itch}</strong>}
      {before ? <>, {before}</> : null}
    </>
  )
}
