import { getTranslations } from 'next-intl/server'
import { TextSizeForm } from '@/components/ui/text-size-form'
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
  return (
    <div className="mt-1 flex flex-wrap items-center justify-between gap-x-2 print:hidden">
      <TextSizeForm
        here={here}
        chosen={size}
        sizes={TEXT_SIZES.map((value) => ({ value, words: t(`size.${value}`) }))}
      />
      <ReadAloud of={of} language={language} words={{ listen: t('listen'), stop: t('stop') }} />
    </div>
  )
}
