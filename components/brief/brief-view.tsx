import type { Brief } from '@/lib/brief/brief'
import { AskedAgain } from './asked-again'
import { BriefBar } from './brief-bar'
import { Changes } from './changes'
import { Corrections } from './corrections'
import { Disagreements } from './disagreements'
import { Flags } from './flags'
import { Missing } from './missing'
import { OwnWordsPart } from './own-words'
import { Topics } from './topics'
import { Trends } from './trends'
import { Understanding } from './understanding'

/** The sixty-second screen: three columns, the widest read first; the same order on a phone */
export function BriefView({ brief, zone, note }: { brief: Brief; zone: string; note: string }) {
  const { visit, sending, trends, forms } = brief
  const id = visit.appointmentId
  const hasBefore = forms.some(({ rows }) => rows.some(({ before }) => before)) || brief.cleared.length > 0
  return (
    <article
      id="brief"
      className="-mt-1.5 leading-[1.35] print:-mt-3 print:-mb-6 print:text-[9pt] print:[--text-small:8.5pt] print:[--text-lead:14pt]"
    >
      <BriefBar brief={brief} zone={zone} note={note} />
      <div className="grid gap-x-3 gap-y-3 lg:grid-cols-[minmax(0,1.48fr)_minmax(0,1fr)_minmax(0,0.92fr)] print:block print:columns-2 print:gap-3">
        <div className="grid content-start gap-y-1 print:block">
          <Topics
            topics={brief.topics}
            unheard={brief.unheard}
            visit={id}
            zone={zone}
            canSettle={visit.status !== 'cancelled' && !visit.isClosed}
          />
          <Flags
            flags={brief.flags}
            unscreened={brief.unscreened}
            visit={id}
            upTo={sending.lastChangedAt}
            zone={zone}
            asOf={brief.asOf}
            canAcknowledge={!visit.isClosed}
          />
        </div>
        <div className="grid content-start gap-y-1 print:block">
          <Trends trends={trends} visit={id} zone={zone} />
          {sending.sent > 0 ? (
            <Changes
              changes={brief.changes}
              flags={brief.flags}
              cleared={brief.cleared}
              hasBefore={hasBefore}
              visit={id}
              zone={zone}
              since={
                <>
                  <AskedAgain asked={brief.clarifications} visit={id} />
                  <Corrections forms={forms} visit={id} zone={zone} />
                </>
              }
            />
          ) : null}
        </div>
        <div className="grid content-start gap-y-1 print:block">
          <Disagreements found={brief.disagreements} visit={id} />
          <Understanding guides={brief.guides} interests={brief.interests} visit={id} />
          {sending.things > 0 ? (
            <Missing missing={brief.missing} respondents={sending.respondents} forms={forms} visit={id} />
          ) : null}
          <OwnWordsPart words={brief.ownWords} visit={id} />
        </div>
      </div>
    </article>
  )
}
