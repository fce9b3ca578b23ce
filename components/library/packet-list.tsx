import Link from 'next/link'

export type PacketLine = {
  id: string
  title: string
  description: string
  things: { href: string; title: string }[]
  minutes: number
  isOwn: boolean
}

/** What is usually assigned together */
export function PacketList({ packets, canWrite }: { packets: readonly PacketLine[]; canWrite: boolean }) {
  return (
    <ul className="border-t-2 border-ink">
      {packets.map(({ id, title, description, things, minutes, isOwn }) => (
        <li key={id} className="grid gap-x-4 border-b border-rule py-1 md:grid-cols-[1fr_1fr]">
          <div>
            <h3 className="font-semibold">{title}</h3>
            <p className="measure text-small text-quiet">{description}</p>
            <p className="text-small text-quiet">
              About {minutes} minutes in all{isOwn ? ' · made by your clinic' : ''}
            </p>
            {canWrite ? (
              <Link
                href={isOwn ? `/library/packets/${id}` : `/library/packets/new?from=${id}`}
                prefetch={false}
                className="inline-flex min-h-[32px] items-center text-small"
                aria-label={`${isOwn ? 'Change it' : 'Make your own from it'}: ${title}`}
              >
                {isOwn ? 'Change it' : 'Make your own from it'}
              </Link>
            ) : null}
          </div>
          <ul className="max-md:mt-1">
            {things.map((thing) => (
              <li key={thing.href}>
                <Link href={thing.href} prefetch={false} className="inline-flex min-h-[32px] items-center">
                  {thing.title}
                </Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
