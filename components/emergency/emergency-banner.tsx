import { Button } from '@/components/ui/button'
import { timeWords } from '@/lib/platform/zoned-time'

type Props = {
  accessId: string
  clinic: { name: string; phone: string }
  endsAt: Date
  reason: string
  zone: string
}

/** Stands above everything and stays while the page moves: this is another clinic's patient */
export function EmergencyBanner({ accessId, clinic, endsAt, reason, zone }: Props) {
  return (
    <section
      aria-labelledby="emergency"
      className="top-0 z-10 mb-3 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-l-8 border-urgent bg-urgent-wash p-2 md:sticky"
    >
      <div className="measure">
        <h2 id="emergency" className="font-bold">
          Emergency access until {timeWords(endsAt, zone)}
        </h2>
        <p>
          A patient of <bdi>{clinic.name}</bdi> ({clinic.phone}), not of your clinic. Their clinic has been
          told, and each time you open this page is on record.
        </p>
        <p className="text-small text-quiet">
          Your reason: <bdi>{reason}</bdi>
        </p>
      </div>
      <form method="post" action={`/emergency/${accessId}/end`}>
        <Button size="clinic" look="secondary">
          Close the record now
        </Button>
      </form>
    </section>
  )
}
