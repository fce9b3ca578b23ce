import { Button } from '@/components/ui/button'

type Props = {
  here: string
  asked: { on: string; by: string } | null
  declined: { on: string; reason: string } | null
}

/** For who keeps the book: to ask for an erasure on the patient's word, or to take that back */
export function ErasurePanel({ here, asked, declined }: Props) {
  return (
    <section aria-labelledby="erasure">
      <h2 id="erasure" className="mb-1 border-b-2 border-ink pb-0.5 font-bold">
        Erasure
      </h2>
      {declined ? (
        <div className="mb-1">
          <p>An administrator declined it on {declined.on}. The patient reads:</p>
          <p className="border-l-4 border-rule pl-1.5 whitespace-pre-line">{declined.reason}</p>
        </div>
      ) : null}
      <p className="text-quiet">
        {asked
          ? `Asked for on ${asked.on} by ${asked.by}. An administrator looks at it and carries it out.`
          : 'Did the patient ask in person or by letter for their record to be erased? An administrator carries it out; what the law wants kept is kept.'}
      </p>
      <form method="post" action={`${here}/erasure/${asked ? 'withdraw' : 'ask'}`} className="mt-1">
        <Button size="clinic" look="secondary">
          {asked ? 'Withdraw the wish' : 'Ask for erasure'}
        </Button>
      </form>
    </section>
  )
}
