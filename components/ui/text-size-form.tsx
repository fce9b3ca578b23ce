type Props = {
  /** The page that a choice comes back to */
  here: string
  /** The smallest first */
  sizes: readonly { value: string; words: string }[]
  chosen: string
}

const marks = ['text-body', 'text-[1.4rem]', 'text-lead']

/** How large everything is written: one letter in each size, the chosen one marked */
export function TextSizeForm({ here, sizes, chosen }: Props) {
  return (
    <form method="post" action="/text-size" data-safe className="flex items-center gap-0.5">
      <input type="hidden" name="next" value={here} />
      {sizes.map(({ value, words }, at) => (
        <button
          key={value}
          type="submit"
          name="size"
          value={value}
          aria-label={words}
          aria-pressed={value === chosen}
          className={`inline-flex size-[48px] cursor-pointer items-end justify-center rounded-soft pb-0.5 leading-[1.3] hover:bg-wash aria-pressed:border-b-4 aria-pressed:border-accent aria-pressed:font-bold ${marks[at]}`}
        >
          <span aria-hidden="true">A</span>
        </button>
      ))}
    </form>
  )
}
