import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { LANGUAGE_OFFERS, type Language } from '@/lib/platform/language'

type Props = { wish: Language; own: Language }

/** For somebody who chose another language before signing in than their account has: asked in that language, once */
export function LanguageOffer({ wish, own }: Props) {
  const { text, yes, no } = LANGUAGE_OFFERS[wish]
  return (
    <Notice>
      <div lang={wish}>
        <p className="measure font-semibold">{text}</p>
        <form method="post" action="/account/language" className="mt-1 flex flex-wrap items-center gap-x-3">
          <input type="hidden" name="next" value="/home" />
          <Button name="language" value={wish}>
            {yes}
          </Button>
          <Button look="plain" name="language" value={own} className="-ms-3 sm:ms-0">
            {no}
          </Button>
        </form>
      </div>
    </Notice>
  )
}
