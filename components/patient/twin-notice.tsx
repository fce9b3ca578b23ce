import Link from 'next/link'
import { Notice } from '@/components/ui/notice'

/** Asked before there are two records of one name and birth date, or one becomes another */
export function TwinNotice({ twin, anyway }: { twin: string; anyway: string }) {
  return (
    <Notice look="clarify" title="Somebody of this name and birth date is here already" saying>
      <p>
        <Link href={`/patients/${twin}`} prefetch={false} className="underline">
          See that patient
        </Link>{' '}
        first: answers must not come to stand in another person’s record.
      </p>
      <label className="mt-1 flex items-start gap-1">
        <input
          type="checkbox"
          name="anyway"
          value="yes"
          className="mt-[2px] size-[20px] shrink-0 accent-accent"
        />
        <span>{anyway}</span>
      </label>
    </Notice>
  )
}
