import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'

type Props = {
  here: string
  revision: number
  version: string
  isNew: boolean
  reason: string
  error: string | undefined
}

/** Makes the draft a version that never changes */
export function PublishGuideForm({ here, revision, version, isNew, reason, error }: Props) {
  return (
    <form method="post" action={`${here}/publish/confirm`} className="flex flex-col gap-2" noValidate>
      <h2 className="text-[1.125rem] font-bold">Publish version {version}</h2>
      <p>
        {isNew
          ? 'It goes into your clinic’s library and can be assigned.'
          : 'From then on this version is assigned. Who read safety text that is new in it gets the change to read.'}{' '}
        A published version never changes.
      </p>
      <input type="hidden" name="revision" value={revision} />
      <TextField
        clinic
        name="reason"
        label="Why is it published?"
        hint="A sentence for your colleagues. It is kept with your name and the date."
        defaultValue={reason}
        error={error}
        maxLength={600}
      />
      <div>
        <Button size="clinic">Publish version {version}</Button>
      </div>
    </form>
  )
}
