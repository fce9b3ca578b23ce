import { Button } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'

type Props = { action: string; reason: string; error: string | undefined }

/** To say no, in words that the patient reads */
export function DeclineForm({ action, reason, error }: Props) {
  return (
    <form method="post" action={action} className="mt-4 flex max-w-[520px] flex-col gap-3" noValidate>
      <h2 className="border-b-2 border-ink pb-0.5 font-bold">Or decline</h2>
      <p>Nothing is erased then. The patient reads your reason in the portal and can ask again.</p>
      <TextArea
        name="decline-reason"
        label="Reason, for the patient"
        hint="Such as: we could not be sure that it was you who asked. Call us."
        defaultValue={reason}
        error={error}
        maxLength={1200}
        rows={3}
      />
      <div>
        <Button size="clinic" look="secondary">
          Decline
        </Button>
      </div>
    </form>
  )
}
