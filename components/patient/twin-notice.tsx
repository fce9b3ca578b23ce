import Link from 'next/link'
import { Choices } from '@/components/ui/choices'
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
      <Choices clinic kind="checkbox" name="anyway" choices={[{ value: 'yes', label: anyway }]} chosen={[]} />
    </Notice>
  )
}
