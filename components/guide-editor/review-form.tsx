import { Button } from '@/components/ui/button'
import { Choices, FieldGroup } from '@/components/ui/choices'

type Props = {
  here: string
  revision: number
  lines: readonly { name: string; words: string }[]
  ticked: readonly string[]
  error: string | undefined
}

/** What a second clinician looks at before a guide is published */
export function ReviewForm({ here, revision, lines, ticked, error }: Props) {
  return (
    <form method="post" action={`${here}/publish/review`} className="flex flex-col gap-2" noValidate>
      <input type="hidden" name="revision" value={revision} />
      <FieldGroup
        name="ticked"
        legend="I read the whole guide, and"
        hint="Your name stands in the guide as its reviewer. If a line does not hold, mend it or talk to who wrote it."
        error={error}
      >
        <Choices
          clinic
          kind="checkbox"
          name="ticked"
          choices={lines.map(({ name, words }) => ({ value: name, label: words }))}
          chosen={ticked}
        />
      </FieldGroup>
      <div>
        <Button size="clinic">I have reviewed it</Button>
      </div>
    </form>
  )
}
