import { Notice } from '@/components/ui/notice'
import type { Reach } from '@/lib/erasure/reach'
import { calendarDateWords } from '@/lib/platform/zoned-time'
import { goingWords, stayingWords } from './reach-words'

/** What goes, what stays, until when and why: from what is there, line by line */
export function ReachList({ reach }: { reach: Reach }) {
  const { whole, keptUntil, lines } = reach
  const going = goingWords(reach)
  const staying = stayingWords(reach)
  return (
    <div className="mt-3 grid gap-x-6 gap-y-4 md:grid-cols-2">
      <section aria-labelledby="goes">
        <h2 id="goes" className="border-b-2 border-ink pb-0.5 font-bold">
          What goes
        </h2>
        {going.length > 0 ? (
          <ul className="mt-1 list-disc pl-3">
            {going.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ) : (
          <p className="mt-1 text-quiet">Nothing more: it is gone already.</p>
        )}
        <p className="mt-2 text-quiet">
          It is gone from the database at once, and from backups when these run out.
        </p>
      </section>
      <section aria-labelledby="stays">
        <h2 id="stays" className="border-b-2 border-ink pb-0.5 font-bold">
          What stays, and why
        </h2>
        {whole || !keptUntil ? null : (
          <>
            <Notice look="clarify" title={`Until ${calendarDateWords(keptUntil)}`}>
              <p>
                What a clinician relied on has to be kept. Until that day it is closed: nobody adds to it, it
                is on no list of visits, and only clinicians of the clinic can open it. Then it stands here to
                be erased too.
              </p>
            </Notice>
            <ul className="list-disc pl-3">
              {staying.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        )}
        <p className="mt-2">
          <strong>The record of access</strong>: {lines} {lines === 1 ? 'line says' : 'lines say'} who did
          what and when, by the numbers of the record.{' '}
          {whole ? 'After this no name is shown with them. ' : ''}Lines about a change of name, birth date or
          contact hold the words from before and after. Nobody can take a line out, and the law asks for six
          years at least.
        </p>
      </section>
    </div>
  )
}
