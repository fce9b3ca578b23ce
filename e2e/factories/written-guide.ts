import { randomUUID } from 'node:crypto'
import postgres from 'postgres'

type Ours = { clinicId: string; ownGuideVersionId: string; clinician: { accountId: string } }

type Clinic = { clinicId: string; accountId: string }

const originalOf = (clinicId: string) => `original-${clinicId}`

const text = (slug: string, heading: string, clinicId: string | null) => `---
id: ${slug}
title: Our own guide
summary: What our clinic says.
language: en
version: 1.0.0
order: 100
minutes: 1
lastReviewed: 2026-11-02
reviewer: Dr Shah
${clinicId === null ? '' : `original: {guide: ${originalOf(clinicId)}, revision: 1}\n`}nextGuides: []
suggests: []
sources:
  - {id: one, title: A source, publisher: Somebody, year: 2025, url: https://example.org/}
reviewerNotes: []
checks:
${['a', 'b'].map((id) => `  - {id: ${id}, section: call, passage: call-list, topic: A call, question: What now?, options: [{id: yes, text: Call, correct: true, explanation: Right.}, {id: no, text: Wait, explanation: Call.}]}`).join('\n')}
---

## ${heading} {#call}

:::key
Call us.
:::

:::safety{#call-list}
Call us today.[^one]
:::
`

/** A guide of the clinic's own, published once; gives the version */
export async function ownGuideVersion(tx: postgres.TransactionSql, { clinicId }: Clinic): Promise<string> {
  const slug = `own-${randomUUID().slice(0, 8)}`
  const [guide] = await tx`
    insert into guide (clinic_id, slug, position) values (${clinicId}, ${slug}, 100) returning id`
  const [version] = await tx`
    insert into guide_version (guide_id, language, revision, version, title, summary, minutes, hash, source, reviewed_on)
    values (${String(guide?.id)}, 'en', 1, '1.0.0', 'Our own guide', 'What our clinic says.', 1, ${slug},
      ${text(slug, 'When to call', clinicId)}, '2026-11-02') returning id`
  return String(version?.id)
}

/** A guide that the clinic is writing, with one change on record; gives its id */
export async function writtenGuideDraft(
  tx: postgres.TransactionSql,
  { clinicId, accountId }: Clinic,
  isDiscarded = false,
): Promise<string> {
  const slug = `written-${randomUUID().slice(0, 8)}`
  const [row] = await tx`
    insert into guide_draft (clinic_id, slug, language, title, source, revision, created_by, creator_name, changer_name,
      closed_at)
    values (${clinicId}, ${slug}, 'en', 'Our own guide', ${text(slug, 'Call us', clinicId)}, 1, ${accountId}, 'Dr Shah', 'Dr Shah',
      ${isDiscarded ? new Date() : null}) returning id`
  const draftId = String(row?.id)
  await tx`
    insert into guide_draft_change (clinic_id, draft_id, revision, words, part, before, changed_by, changer_name)
    values (${clinicId}, ${draftId}, 1, 'Changed “Call us”', 'section:call', ${text(slug, 'Call', clinicId)}, ${accountId}, 'Dr Shah')`
  return draftId
}

export const OWN_PACKET = {
  ...{ title: 'Our own packet', description: 'For our patients' },
  ...{ guideSlugs: ['at-a-glance'], questionnaireUrls: [] as string[] },
}

/** What the clinic usually assigns together; gives its id */
export async function ownPacket(tx: postgres.TransactionSql, { clinicId }: Clinic): Promise<string> {
  const { title, description, guideSlugs, questionnaireUrls } = OWN_PACKET
  const [row] = await tx`
    insert into packet (clinic_id, slug, title, description, position, guide_slugs, questionnaire_urls)
    values (${clinicId}, ${`own-${randomUUID()}`}, ${title}, ${description}, 1000, ${guideSlugs}, ${questionnaireUrls})
    returning id`
  return String(row?.id)
}

/** A picture of the clinic's own for its guides; gives its id */
export async function ownPicture(
  tx: postgres.TransactionSql,
  { clinicId, accountId }: Clinic,
): Promise<string> {
  const [row] = await tx`
    insert into guide_picture (clinic_id, name, width, height, bytes, added_by, adder_name)
    values (${clinicId}, 'our-hands', 1, 1, ${Buffer.from([0xff, 0xd8, 0xff])}, ${accountId}, 'Dr Shah') returning id`
  return String(row?.id)
}

/** The guide that ships which the clinic's own were copied from, with a version that they do not know; gives its revision */
export async function changedOriginal(
  ownerUrl: string,
  { ours: { clinicId } }: { ours: Ours },
): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const slug = originalOf(clinicId)
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('app.system', 'on', true)`
      await tx`insert into guide (slug, position) values (${slug}, 500) on conflict do nothing`
      const [guide] = await tx`select id from guide where slug = ${slug}`
      for (const [at, heading] of ['When to call', 'When to call, and whom'].entries())
        await tx`
          insert into guide_version (guide_id, language, revision, version, title, summary, minutes, hash, source, reviewed_on)
          values (${String(guide?.id)}, 'en', ${at + 1}, ${`1.${at}.0`}, 'The original', 'A summary', 1, ${`${slug} ${at}`},
            ${text(slug, heading, null)}, '2026-11-02') on conflict do nothing`
    })
    return '2'
  } finally {
    await sql.end()
  }
}

/** Who published the clinic's own guide, put on record */
export async function publishedOnRecord(ownerUrl: string, { ours }: { ours: Ours }): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('app.clinic_id', ${ours.clinicId}, true)`
      await tx`
        insert into guide_publication (clinic_id, guide_version_id, reason, reviewers, ticked, published_by, publisher_name)
        values (${ours.clinicId}, ${ours.ownGuideVersionId}, 'The first', ${['Dr Okafor']}, ${[]},
          ${ours.clinician.accountId}, 'Dr Shah')`
    })
    return ''
  } finally {
    await sql.end()
  }
}
