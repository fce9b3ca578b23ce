import type { ProseWords } from './guide-prose'

type Translate = (
  key: 'sources' | 'backToText' | 'safety' | 'opens',
  values?: Record<string, string>,
) => string

/** What a guide's page says around its text, in the language of `t` (the room `guide`) */
export const proseWords = (t: Translate): ProseWords => ({
  ...{ sources: t('sources'), backToText: t('backToText'), safety: t('safety') },
  opens: (host) => t('opens', { host }),
})
