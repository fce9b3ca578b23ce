import { getTranslations } from 'next-intl/server'
import { TextSizeForm } from '@/components/ui/text-size-form'
import { TEXT_SIZES, type TextSize } from '@/lib/platform/text-size'

/** The same choice as beside a guide's text, where somebody looks for it who is not reading one */
export async function TextSizeSection({ here, size }: { here: string; size: TextSize }) {
  const [t, tools] = [await getTranslations('account'), await getTranslations('guide.tools')]
  return (
    <section id="text-size" aria-labelledby="text-size-title" className="mt-5 max-w-[480px]">
      <h2 id="text-size-title" className="font-semibold">
        {t('textSizeTitle')}
      </h2>
      <p className="text-quiet">{t('textSizeText')}</p>
      <TextSizeForm
        here={here}
        chosen={size}
        sizes={TEXT_SIZES.map((value) => ({ value, words: tools(`size.${value}`) }))}
      />
    </section>
  )
}
