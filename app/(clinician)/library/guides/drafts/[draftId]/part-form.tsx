import { pictureAddress } from '@/components/guide/guide-blocks'
import { AboutGuideForm } from '@/components/guide-editor/about-guide-form'
import { CheckWriteForm } from '@/components/guide-editor/check-write-form'
import { SectionForm } from '@/components/guide-editor/section-form'
import { SourcesForm } from '@/components/guide-editor/sources-form'
import type { EditorFields } from '@/components/questionnaire-editor/editor-fields'
import type { Clinician } from '@/lib/access/actor-kinds'
import { namePattern } from '@/lib/guide/glossary'
import { libraryGuides } from '@/lib/guide/queries'
import { shippedGlossary } from '@/lib/guide/shipped-glossary'
import { passageChoices } from '@/lib/guide-draft/outline'
import { MOST_OPTIONS, MOST_SOURCES, type PartName } from '@/lib/guide-draft/part-fields'
import { guidePictures, type OpenedGuideDraft } from '@/lib/guide-draft/queries'
import { libraryQuestionnaires } from '@/lib/questionnaire/library-queries'

type Props = { actor: Clinician; opened: OpenedGuideDraft; part: PartName; fields: EditorFields }

/** The fields of the chosen part */
export async function PartForm({ actor, opened, part, fields }: Props) {
  const { guide, language, slug } = opened
  if (part === 'about') {
    const guides = (await libraryGuides(actor)).filter(
      (one) => one.language === language && one.slug !== slug,
    )
    const questionnaires = await libraryQuestionnaires(actor)
    return (
      <AboutGuideForm
        fields={fields}
        language={language}
        guides={guides.map((one) => ({ value: one.slug, label: one.title }))}
        questionnaires={questionnaires.map(({ url, title }) => ({
          value: url.slice(url.lastIndexOf('/') + 1),
          label: title,
        }))}
      />
    )
  }
  if (part === 'sources')
    return <SourcesForm fields={fields} rows={Math.min(MOST_SOURCES, guide.meta.sources.length + 2)} />
  if (part.startsWith('check:'))
    return (
      <CheckWriteForm
        fields={fields}
        language={language}
        passages={passageChoices(guide)}
        options={MOST_OPTIONS}
      />
    )
  const pictures = await guidePictures(actor)
  const glossary = shippedGlossary(language)
  return (
    <SectionForm
      fields={fields}
      language={language}
      choices={{
        pictures: Object.keys(pictures).toSorted(),
        sources: guide.meta.sources.map(({ id, title }) => ({ id, title })),
        words: glossary.map(({ term }) => term).toSorted((one, other) => one.localeCompare(other)),
      }}
      addresses={Object.fromEntries(
        Object.entries(pictures).map(([name, picture]) => [name, pictureAddress(picture)]),
      )}
      glossary={namePattern(glossary.flatMap(({ term, also }) => [term, ...also])).source}
    />
  )
}
