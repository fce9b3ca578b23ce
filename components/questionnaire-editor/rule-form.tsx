import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

export type Rule = {
  here: string
  /** Empty while it is new */
  id: string
  was: string
  revision: number
}

type Props = Rule & { kind: 'flag' | 'score'; children: ReactNode }

/** What the form of a flag and of a score share: which rule it is of, as it was when the form was drawn, and what is done with it */
export function RuleForm({ kind, here, id, was, revision, children }: Props) {
  return (
    <form
      method="post"
      action={`${here}/rules/save`}
      className="flex flex-col gap-3"
      autoComplete="off"
      noValidate
    >
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
        Save
      </button>
      <input type="hidden" name="form" value={kind} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="was" value={was} />
      <input type="hidden" name="seen" value={revision} />
      {children}
      <div className="flex items-center gap-2 border-t-2 border-ink py-1">
        <Button size="clinic" id="save" name="do" value="save">
          Save the {kind}
        </Button>
        {id ? (
          <Button size="clinic" look="warning" name="do" value="drop">
            Remove it
          </Button>
        ) : null}
      </div>
    </form>
  )
}
