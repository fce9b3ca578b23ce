import type postgres from 'postgres'

/** A questionnaire that the clinic is writing, with one change on record; gives its id */
export async function writtenDraft(
  tx: postgres.TransactionSql,
  { clinicId, accountId }: { clinicId: string; accountId: string },
  isDiscarded = false,
): Promise<string> {
  const resource = (text: string) => ({
    ...{
      resourceType: 'Questionnaire',
      status: 'draft',
      url: 'urn:uuid:5e7b0f5e-0000-4000-8000-000000000001',
    },
    title: 'Being written',
    item: [{ linkId: 'a', type: 'string', text }],
  })
  const [row] = await tx`
    insert into questionnaire_draft (clinic_id, title, resource, revision, created_by, creator_name, changer_name, closed_at)
    values (${clinicId}, 'Being written', ${tx.json(resource('How are you?'))}, 1, ${accountId}, 'Dr Shah', 'Dr Shah',
      ${isDiscarded ? new Date() : null}) returning id`
  const draftId = String(row?.id)
  await tx`
    insert into questionnaire_draft_change (clinic_id, draft_id, revision, words, link_id, before, changed_by, changer_name)
    values (${clinicId}, ${draftId}, 1, 'Changed “How are you?”', 'a', ${tx.json(resource('How?'))}, ${accountId}, 'Dr Shah')`
  return draftId
}
