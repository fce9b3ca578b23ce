import { Button } from '@/components/ui/button'
import { OUTCOMES, outcomeName, shownName } from '@/lib/agenda/outcome'
import type { Topic } from '@/lib/brief/brief'
import { outcomeWords } from '@/lib/brief/brief-words'

const PANEL = 'topic-outcomes'
const choices = [
  ...OUTCOMES.map((value) => ({ value, label: outcomeWords[value] })),
  { value: '', label: 'Open' },
]

/** What came of each topic, said over the brief after the visit, so that it takes no room before it; opens without script */
export function TopicOutcomes({ topics, visit }: { topics: readonly Topic[]; visit: string }) {
  const said = topics.filter(({ outcome }) => outcome).length
  return (
    <>
      <button
        type="button"
        popoverTarget={PANEL}
        className="cursor-pointer text-accent underline underline-offset-4 hover:decoration-[3px] print:hidden"
      >
        {said === 0 ? 'What came of these' : `${said} of ${topics.length} settled`}
      </button>
      <div
        id={PANEL}
        popover="auto"
        className="m-auto max-h-[88vh] w-[min(880px,94vw)] overflow-y-auto rounded-soft border-2 border-edge bg-raised px-2 pt-2 text-left text-clinic text-ink backdrop:bg-veil"
      >
        <h3 className="text-lead font-bold">What came of these</h3>
        <p className="mb-1 text-quiet">What is put off comes back on the list of the next visit.</p>
        <form method="post" action={`/visits/${visit}/topics`}>
          {topics.map((topic) => (
            <OneTopic key={topic.id} topic={topic} />
          ))}
          <div className="sticky bottom-0 flex gap-2 border-t-2 border-ink bg-raised py-1.5">
            <Button size="clinic">Keep what came of these</Button>
            <Button type="button" size="clinic" look="plain" popoverTarget={PANEL} popoverTargetAction="hide">
              Close
            </Button>
          </div>
        </form>
      </div>
    </>
  )
}

function OneTopic({ topic: { id, topic, ownWords, source, outcome } }: { topic: Topic }) {
  return (
    <fieldset className="flex flex-wrap items-start gap-x-2 border-t border-rule py-0.5">
      {/* afloat it is one of the line's items; a legend in its own place is none */}
      <legend className="float-left min-w-[200px] flex-1 py-[4px]">
        <bdi>{source === 'own_words' ? ownWords || topic : topic}</bdi>
      </legend>
      <input type="hidden" name={shownName(id)} value={outcome ?? ''} />
      <div className="flex flex-wrap gap-x-2">
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className={`inline-flex min-h-[32px] cursor-pointer items-center gap-0.5 has-checked:font-semibold ${value ? '' : 'text-quiet'}`}
          >
            <input
              type="radio"
              name={outcomeName(id)}
              value={value}
              defaultChecked={(outcome ?? '') === value}
              className="size-[20px] accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
