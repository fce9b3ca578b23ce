import { z } from 'zod'
import type { Actor } from '@/lib/access/actor-kinds'
import { canAnswer, canKeepBook } from '@/lib/access/policy'
import { scoped, scopedSql } from '@/lib/access/scoped'
import { id } from '@/lib/platform/field'
import type { GuideFile } from './guide-file'
import { type GuideReading, guideReading } from './guide-reading'
import { publishedGuide } from './published-guide'

/** SVG text by picture name */
export type Pictures = Readonly<Record<string, string>>
const picturesSchema = z.record(z.string(), z.string())

export type OwnGuide = {
  assignmentId: string
  appointmentId: string
  /** The clinic took it back: nothing of it is shown and nothing more is kept */
  withdrawn: boolean
  completedAt: Date | null
  version: string
  title: string
  reviewedOn: Date
  guide: GuideFile
  pictures: Pictures
  /** It is not in the reader's language, and there is an edition that is: they may have changed it since */
  hasOtherEdition: boolean
  /** Sections that were read, by id */
  read: string[]
  /** The latest go at each check: its option, or not-sure */
  answers: Record<string, string>
  /** For the printed sheets */
  patient: { givenName: string; familyName: string; birthDate: Date }
}

type Row = {
  assignmentId: string
  appointmentId: string
  status: string
  completedAt: Date | null
  versionId: string
  version: string
  title: string
  reviewedOn: Date
  source: string
  pictures: unknown
  hasOtherEdition: boolean
  givenName: string
  familyName: string
  birthDate: Date
}

/** A guide assigned to the patient who asks, in the version that was assigned. Null where not there or not theirs. */
export async function ownGuide(actor: Actor, assignmentId: string): Promise<OwnGuide | null> {
  if (!canAnswer(actor) || !id.safeParse(assignmentId).success) return null
  return scopedSql(actor, async (tx) => {
    const mine = tx`clinic_id = ${actor.clinicId} and patient_id = ${actor.patientId}`
    const [row] = await tx<Row[]>`
      select a.id as "assignmentId", a.appointment_id as "appointmentId", a.status, a.completed_at as "completedAt",
        g.id as "versionId", g.version, g.title, g.reviewed_on as "reviewedOn", g.source, g.pictures,
        g.language <> ${actor.language} and exists (select 1 from guide_version e
          where e.guide_id = g.guide_id and e.language = ${actor.language}) as "hasOtherEdition",
        p.given_name as "givenName", p.family_name as "familyName", p.birth_date as "birthDate"
      from assignment a
      join guide_version g on g.id = a.guide_version_id
      join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id
      where a.clinic_id = ${actor.clinicId} and a.patient_id = ${actor.patientId} and a.id = ${assignmentId}`
    if (!row) return null
    const readings = await tx<{ sectionId: string }[]>`
      select section_id as "sectionId" from guide_reading where ${mine} and assignment_id = ${assignmentId}`
    const goes = await tx<{ checkId: string; optionId: string }[]>`
      select distinct on (check_id) check_id as "checkId", option_id as "optionId"
      from check_answer where ${mine} and assignment_id = ${assignmentId}
      order by check_id, answered_at desc, id desc`
    const { status, versionId, source, pictures, givenName, familyName, birthDate, ...view } = row
    return {
      ...view,
      withdrawn: status === 'cancelled',
      guide: publishedGuide(versionId, source),
      pictures: picturesSchema.parse(pictures),
      read: readings.map(({ sectionId }) => sectionId),
      answers: Object.fromEntries(goes.map(({ checkId, optionId }) => [checkId, optionId])),
      patient: { givenName, familyName, birthDate },
    }
  })
}

export type LibraryGuide = {
  id: string
  slug: string
  versionId: string
  language: string
  version: string
  title: string
  summary: string
  minutes: number
  reviewedOn: Date
  /** Null while it awaits clinical review */
  reviewer: string | null
  /** For whom it is and what it is about, where it says so: to find it by */
  audience: string
  subject: string
  /** For what ages, where it says so */
  ageFrom: number | null
  ageTo: number | null
  reading: GuideReading
  /** A copy of a guide that ships, which has a newer version than the copy knows */
  isBehind: boolean
}

/** The guides there are to assign, each in its newest version, in the shelf's order; or those that were retired. */
export async function libraryGuides(
  actor: Actor,
  which: 'in-use' | 'retired' = 'in-use',
): Promise<LibraryGuide[]> {
  if (!canKeepBook(actor)) return []
  const guides = await scoped(actor, (tx) =>
    tx.guide.findMany({
      where: { retiredAt: which === 'in-use' ? null : { not: null } },
      select: {
        ...{ id: true, slug: true, clinicId: true },
        versions: { orderBy: [{ language: 'asc' }, { revision: 'desc' }], distinct: ['language'] },
      },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    }),
  )
  const shipped = new Map(
    guides
      .filter(({ clinicId }) => clinicId === null)
      .flatMap(({ slug, versions }) =>
        versions.map(({ language, revision }): [string, number] => [`${slug} ${language}`, revision]),
      ),
  )
  return guides.flatMap(({ id: guideId, slug, clinicId, versions }) =>
    versions.map(({ id: versionId, source, language, version, title, summary, minutes, reviewedOn }) => {
      const guide = publishedGuide(versionId, source)
      const { reviewer, audience = '', subject = '', ageFrom = null, ageTo = null } = guide
      return {
        ...{ id: guideId, slug, versionId, reviewer, audience, subject, ageFrom, ageTo },
        reading: guideReading(guide),
        isBehind:
          clinicId !== null &&
          guide.original !== undefined &&
          (shipped.get(`${guide.original.guide} ${language}`) ?? 0) > guide.original.revision,
        ...{ language, version, title, summary, minutes, reviewedOn },
      }
    }),
  )
}

export type LibraryGuidePage = Pick<
  LibraryGuide,
  'slug' | 'versionId' | 'language' | 'version' | 'title' | 'summary' | 'minutes' | 'reviewedOn'
> & {
  revision: number
  publishedAt: Date
  guide: GuideFile
  pictures: Pictures
  /** A newer version in the same language; null when this is the newest */
  newest: { versionId: string; version: string } | null
  /** The clinic wrote it */
  isOwn: boolean
  retiredAt: Date | null
  /** Every version in its language, the newest first */
  versions: readonly { versionId: string; version: string; publishedAt: Date }[]
}

/** One published version to read, for the clinic. Null where not there. */
export async function libraryGuide(actor: Actor, versionId: string): Promise<LibraryGuidePage | null> {
  if (!canKeepBook(actor) || !id.safeParse(versionId).success) return null
  return scoped(actor, async (tx) => {
    const row = await tx.guideVersion.findFirst({
      where: { id: versionId, guide: { OR: [{ clinicId: null }, { clinicId: actor.clinicId }] } },
      include: { guide: { select: { slug: true, clinicId: true, retiredAt: true } } },
    })
    if (!row) return null
    const all = await tx.guideVersion.findMany({
      where: { guideId: row.guideId, language: row.language },
      select: { id: true, version: true, publishedAt: true },
      orderBy: { revision: 'desc' },
    })
    const versions = all.map(({ id: of, ...one }) => ({ versionId: of, ...one }))
    const [newest] = versions
    const { language, revision, version, title, summary, minutes, reviewedOn, publishedAt } = row
    return {
      ...{ versionId, slug: row.guide.slug, language, revision, version, title, summary, minutes },
      ...{ reviewedOn, publishedAt },
      guide: publishedGuide(versionId, row.source),
      pictures: picturesSchema.parse(row.pictures),
      newest:
        newest && newest.versionId !== versionId
          ? { versionId: newest.versionId, version: newest.version }
          : null,
      ...{ isOwn: row.guide.clinicId !== null, retiredAt: row.guide.retiredAt, versions },
    }
  })
}
