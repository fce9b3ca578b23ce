import { getTranslations } from 'next-intl/server'
import { TEXT_SIZES, type TextSize } from '@/lib/platform/text-size'
import { ReadAloud } from './read-aloud'

type Props = {
  /** The page that a choice comes back to */
  here: string
  size: TextSize
  /** The id of what is read aloud, and its language */
  of: string
  language: string
}

/** How large the text is, and hearing it: one line, before what is read */
export async function ReadingTools({ here, size, of, language }: Props) {
  const t = await getTranslations('guide.tools')
  const marks: Record<TextSize, string> = {
    normal: 'text-body',
    larger: 'text-[1.4rem]',
    largest: 'text-lead',
  }
  return (
    <div className="mt-1 flex flex-wrap items-center justify-between gap-x-2 print:hidden">
      <form method="post" action="/text-size" data-safe className="flex items-center gap-0.5">
        <input type="hidden" name="next" value={here} />
        {TEXT_SIZES.map((one) => (
          <button
            key={one}
            type="submit"
            name="size"
            value={one}
            aria-label={t(`size.${one}`)}
            aria-pressed={one === size}
            className={`inline-flex size-[48px] cursor-pointer items-end justify-center rounded-soft pb-0.5 leading-[1.3] hover:bg-wash aria-pressed:border-b-4 aria-pressed:border-accent aria-pressed:font-bold ${marks[one]}`}
          >
            <span aria-hidden="true">A</span>
          </button>
        ))}
      </form>
      <ReadAloud of={of} language={language} words={{ listen: t('listen'), stop: t('stop') }} />
    </div>
  )
}
