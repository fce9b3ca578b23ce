import { z } from 'zod'
import type { SqlTransaction } from '@/lib/access/scoped'
import { type GuideFile, parseGuideFile } from '@/lib/guide/guide-file'
import { type Questionnaire, questionnaireSchema } from '@/lib/questionnaire/schema'

export const FORMS = [
  'curiosity-poll',
  'before-your-visit',
  'how-is-your-skin',
  'jak-safety-check',
  'what-to-talk-about',
] as const
export type Form = (typeof FORMS)[number]

type Pinned = { id: string; versionId: string }
export type LibraryForm = Pinned & { questionnaire: Questionnaire }
export type LibraryGuide = Pinned & { guide: GuideFile }
export type Library = { forms: Record<Form, LibraryForm>; guides: Map<string, LibraryGuide> }

const formNames = z.enum(FORMS)

/** The newest version of everything that ships, as `npm run library -- load` has put it there */
export async function shippedLibrary(tx: SqlTransaction): Promise<Library> {
  const questionnaires = await tx<(Pinned & { url: string; resource: unknown })[]>`
    select distinct on (q.id) q.id, q.url, v.id as "versionId", v.resource
    from questionnaire q join questionnaire_version v on v.questionnaire_id = q.id
    where q.clinic_id is null order by q.id, v.revision desc`
  const forms = Object.fromEntries(
    questionnaires.flatMap(({ url, resource, ...pinned }) => {
      const name = formNames.safeParse(url.split('/').at(-1))
      return name.success
        ? [[name.data, { ...pinned, questionnaire: questionnaireSchema.parse(resource) }]]
        : []
    }),
  ) as Partial<Record<Form, LibraryForm>>
  const guides = await tx<(Pinned & { slug: string; source: string })[]>`
    select distinct on (g.id) g.id, g.slug, v.id as "versionId", v.source
    from guide g join guide_version v on v.guide_id = g.id and v.language = 'en'
    where g.clinic_id is null order by g.id, v.revision desc`
  return { forms: whole(forms), guides: new Map(guides.flatMap(read)) }
}

function whole(forms: Partial<Record<Form, LibraryForm>>): Record<Form, LibraryForm> {
  const missing = FORMS.filter((name) => !forms[name])
  if (missing.length > 0)
    throw new Error(`The library lacks ${missing.join(', ')}: run npm run library -- load first.`)
  return forms as Record<Form, LibraryForm>
}

function read({ slug, source, ...pinned }: Pinned & { slug: string; source: string }) {
  const parsed = parseGuideFile(source)
  if (!parsed.ok) throw new Error(`The guide ${slug} cannot be read: ${parsed.problems[0]}`)
  return [[slug, { ...pinned, guide: parsed.guide }]] as const
}
