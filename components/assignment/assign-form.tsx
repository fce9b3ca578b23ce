import type { ReactNode } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { FieldGroup } from '@/components/ui/choices'
import { FieldError, TextArea, TextField } from '@/components/ui/field'
import type { Assignable, AssignableVisit, Packet } from '@/lib/assignment/assignable'
import type { FieldErrors } from '@/lib/platform/field'
import { dayWords, shortDayWords, timeWords } from '@/lib/platform/zoned-time'
import { CountedMinutes, CountedThings, countsThings } from './counted-words'
import { ThingChoice } from './thing-choice'

type Props = {
  here: string
  who: ReactNode
  things: readonly Assignable[]
  packets: readonly Packet[]
  visits: readonly AssignableVisit[]
  chosen: { appointmentId: string; ids: readonly string[]; note: string; search: string }
  errors: FieldErrors
  zone: string
}

/** Three steps on one page: for which visit, what, and a last look at whom. Works as one form without script. */
export function AssignForm({ here, who, things, packets, visits, chosen, errors, zone }: Props) {
  const wanted = chosen.search.toLowerCase()
  const fits = (thing: Assignable) =>
    chosen.ids.includes(thing.id) || `${thing.title} ${thing.summary}`.toLowerCase().includes(wanted)
  const shown = things.filter(fits)
  const column = (kind: Assignable['kind'], heading: string) => {
    const ofKind = shown.filter((thing) => thing.kind === kind)
    return (
      <div>
        <h3 className="border-b-2 border-ink pb-0.5 font-bold">{heading}</h3>
        {ofKind.map((thing) => (
          <ThingChoice
            key={thing.id}
            thing={thing}
            chosen={chosen.ids.includes(thing.id)}
            already={assignedFor(thing, visits, zone)}
            first={thing === shown[0]}
          />
        ))}
        {ofKind.length === 0 ? <p className="py-1 text-quiet">None fit “{chosen.search}”.</p> : null}
      </div>
    )
  }
  return (
    <form method="post" action={`${here}/send`} className={`mt-3 ${countsThings}`}>
      <Step number={1} title="For which visit">
        <FieldGroup
          name="appointmentId"
          legend={<span className="sr-only">Visit</span>}
          error={errors.appointmentId}
        >
          {visits.map((visit, at) => (
            <label
              key={visit.id}
              className="flex cursor-pointer items-start gap-1.5 py-0.5 has-checked:font-semibold"
            >
              <input
                type="radio"
                id={at === 0 ? 'appointmentId' : undefined}
                name="appointmentId"
                value={visit.id}
                defaultChecked={visit.id === chosen.appointmentId}
                className="mt-[2px] size-[20px] shrink-0 accent-accent"
              />
              <span>
                {dayWords(visit.startsAt, zone)}, {timeWords(visit.startsAt, zone)}{' '}
                <span className="font-normal text-quiet">
                  {[visit.practitioner, visit.reason].filter(Boolean).join(' · ')}
                </span>
              </span>
            </label>
          ))}
        </FieldGroup>
      </Step>
      <Step number={2} title="What to read and answer">
        <div className={errors.things ? 'border-l-4 border-urgent pl-2' : ''}>
          <FieldError name="things" error={errors.things} />
          <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
            <div className="flex w-full max-w-[420px] items-end gap-1">
              <div className="grow">
                <TextField
                  clinic
                  type="search"
                  name="q"
                  label="Find in the library"
                  defaultValue={chosen.search}
                  maxLength={200}
                />
              </div>
              <Button
                size="clinic"
                look="secondary"
                className="min-h-[40px]"
                formAction={`${here}/pick`}
                name="pick"
                value="search"
              >
                Find
              </Button>
            </div>
            {packets.length > 0 ? (
              <div>
                <p className="font-semibold">Or tick a packet</p>
                <div className="mt-1 flex flex-wrap gap-1">
                  {packets.map(({ id, title, description, guideIds, questionnaireIds }) => (
                    <Button
                      key={id}
                      size="clinic"
                      look="secondary"
                      className="min-h-[40px]"
                      formAction={`${here}/pick`}
                      name="pick"
                      value={[...guideIds, ...questionnaireIds].join(' ')}
                      title={description}
                    >
                      {title} ({guideIds.length + questionnaireIds.length})
                    </Button>
                  ))}
                </div>
              </div>
            ) : null}
          </div>
          <div className="mt-2 grid gap-x-6 gap-y-3 md:grid-cols-2">
            {column('guide', 'Guides to read')}
            {column('questionnaire', 'Questions to answer')}
          </div>
        </div>
      </Step>
      <Step number={3} title="Note, and for whom">
        <div className="max-w-[640px]">
          <TextArea
            name="note"
            label="Note to the patient (optional)"
            hint="It stands with what you assign, in the portal only."
            rows={3}
            defaultValue={chosen.note}
            error={errors.note}
          />
        </div>
        <p className="mt-2">
          Chosen: <CountedThings />, about <CountedMinutes /> minutes for the patient.
        </p>
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <Button size="clinic" className="max-w-full py-1">
            <span>
              Assign <CountedThings /> to {who}
            </span>
          </Button>
          <ButtonLink size="clinic" look="plain" href={here.replace(/\/assign$/, '')}>
            Back without assigning
          </ButtonLink>
        </div>
      </Step>
    </form>
  )
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`step-${number}`} className="mb-4">
      <h2 id={`step-${number}`} className="mb-1 text-[1.125rem] font-bold">
        <span className="mr-1 inline-block w-[20px] text-accent">{number}</span>
        {title}
      </h2>
      <div className="md:pl-[28px]">{children}</div>
    </section>
  )
}

function assignedFor(thing: Assignable, visits: readonly AssignableVisit[], zone: string) {
  const having = visits.filter(({ assignedIds }) => assignedIds.includes(thing.id))
  return {
    visits: having.map(({ startsAt }) => shortDayWords(startsAt, zone)),
    everywhere: having.length === visits.length,
  }
}
