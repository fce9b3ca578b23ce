import { getTranslations } from 'next-intl/server'
import { answerName, CheckForm } from '@/components/guide/check-form'
import { GuideProse } from '@/components/guide/guide-prose'
import { PartProgress } from '@/components/guide/part-progress'
import { proseWords } from '@/components/guide/prose-words'
import { WordsUsed } from '@/components/guide/words-used'
import { Notice } from '@/components/ui/notice'
import { readSections } from '@/lib/guide/guide-section'
import { sectionText } from '@/lib/guide/guide-text'
import { checkView, sectionMarkdown } from '@/lib/guide/reading'
import { glossedIn } from '@/lib/guide/shipped-glossary'
import { idOf, isPartName } from '@/lib/guide-draft/part-fields'
import { guidePictures } from '@/lib/guide-draft/queries'
import { typedGuide } from '@/lib/guide-draft/typed-guide'
import { formState } from '@/lib/platform/page-params'
import { type GuideDraftParams, openGuideDraftPage } from '../open-guide-draft'

/** A part of a draft as the patient reads it: stands in a frame of a phone's size. Its forms lead nowhere. */
export default async function GuidePreview({ params, searchParams }: GuideDraftParams) {
  const { draftId } = await params
  const search = await searchParams
  const { actor, opened } = await openGuideDraftPage(draftId, '/preview')
  const part = typeof search.part === 'string' && isPartName(search.part) ? search.part : 'about'
  // as it is being typed, where the editor's page says so
  const { again, values } = await formState(search, actor.accountId)
  const { guide, errors } = again
    ? typedGuide(opened.guide, part, values)
    : { guide: opened.guide, errors: {} }
  const { meta, sections } = guide
  const ofCheck = meta.checks.find(({ id }) => part === `check:${id}`)?.section
  const wanted = part.startsWith('section:') ? idOf(part) : ofCheck
  const found = sections.findIndex(({ id }) => id === wanted)
  const at = found < 0 ? 0 : found
  const written = sections[at]
  const [section] = written ? readSections(sectionText(written), []) : []
  const t = await getTranslations({ locale: opened.language, namespace: 'guide' })
  const words = proseWords(t)
  const markdown = section ? sectionMarkdown(section) : ''
  const checks = meta.checks.filter(
    (check) => section && check.section === section.id && check.question !== '',
  )
  return (
    <div lang={opened.language} className="mx-auto max-w-[704px] px-2 py-2">
      <title>{`Preview of ${meta.title}`}</title>
      {Object.keys(errors).length > 0 ? (
        <Notice look="clarify" title="What you type is not shown yet">
          {Object.values(errors).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      ) : null}
      {section && markdown !== '' ? (
        <>
          <p className="font-semibold">{meta.title}</p>
          <PartProgress
            label={t('part', { number: at + 1, of: sections.length })}
            number={at + 1}
            of={sections.length}
          />
          <h1 className="mt-2 mb-3 text-title font-bold">{section.heading}</h1>
          <GuideProse
            markdown={markdown}
            sources={meta.sources}
            pictures={await guidePictures(actor)}
            words={words}
          />
          <WordsUsed
            title={t('wordsUsed')}
            words={glossedIn(markdown, opened.language)}
            said={(say) => t('say', { say })}
          />
          {checks.map((check) => (
            <CheckForm
              key={answerName(check.id)}
              check={checkView(check, section, null)}
              language={opened.language}
              action="#"
              words={{ heading: t('check'), notSure: t('notSure'), submit: t('checkAnswer') }}
            />
          ))}
        </>
      ) : (
        <Notice title="Nothing is written here yet">
          <p>Write some text and save it, and it shows here.</p>
        </Notice>
      )}
    </div>
  )
}
