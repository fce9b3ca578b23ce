import type { ReactNode } from 'react'
import { SaveOnLeave } from '@/components/questionnaire-editor/save-on-leave'
import { Button } from '@/components/ui/button'

type Props = {
  here: string
  part: string
  was: string
  revision: number
  /** `instead`: somebody else changed it; `anew`: somebody removed it */
  saving: 'plain' | 'instead' | 'anew'
  children: ReactNode
}

const words = { plain: 'Save', instead: 'Save mine instead', anew: 'Put it back with what I wrote' }

/** The form of one part: it carries what the part was, so that nothing is overwritten in silence */
export function PartFormFrame({ here, part, was, revision, saving, children }: Props) {
  return (
    <form
      method="post"
      id="part-form"
      action={`${here}/save`}
      className="flex flex-col gap-2"
      autoComplete="off"
      noValidate
    >
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="was" value={was} />
      <input type="hidden" name="seen" value={revision} />
      {saving === 'anew' ? <input type="hidden" name="anew" value="yes" /> : null}
      {children}
      <div className="sticky bottom-0 border-t border-rule bg-paper py-1">
        <Button size="clinic" id="save">
          {words[saving]}
        </Button>
      </div>
      <SaveOnLeave
        formId="part-form"
        failed="Not saved: there was no connection. What you wrote is still here."
      />
    </form>
  )
}
