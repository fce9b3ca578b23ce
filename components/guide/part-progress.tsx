/** "Part 2 of 4" with a bar of as many pieces; the words say it all */
export function PartProgress({ label, number, of }: { label: string; number: number; of: number }) {
  const pieces = Array.from({ length: of }, (_, at) => at + 1)
  return (
    <div className="mt-1 flex items-center gap-1.5">
      <span className="shrink-0 text-quiet tabular-nums">{label}</span>
      <span aria-hidden="true" className="flex h-[6px] max-w-[240px] grow gap-[3px]">
        {pieces.map((piece) => (
          <span
            key={piece}
            className={`grow rounded-soft ${piece <= number ? 'bg-accent' : 'border border-edge'}`}
          />
        ))}
      </span>
    </div>
  )
}
