import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'

/** A questionnaire that somebody of the clinic brought in from elsewhere, in two versions, and published again in their own words; gives the id of the newer one */
export async function broughtIn(
  tx: postgres.TransactionSql,
  { clinicId, accountId }: { clinicId: string; accountId: string },
): Promise<string> {
  const url = `https://example.org/${randomUUID()}`
  const resource = (version: string, text: string) => ({
    ...{ resourceType: 'Questionnaire', status: 'active', url, version, title: 'From elsewhere' },
    item: [{ linkId: 'a', type: 'string', text }],
  })
  const [row] = await tx`
    with own as (insert into questionnaire (clinic_id, url, position) values (${clinicId}, ${url}, 1000) returning id)
    insert into questionnaire_version (questionnaire_id, revision, version, title, minutes, hash, resource)
    select id, 1, '1.0.0', 'From elsewhere', 1, ${url}, ${tx.json(resource('1.0.0', 'How are you?'))} from own
    returning questionnaire_id`
  const [newer] = await tx`
    insert into questionnaire_version (questionnaire_id, revision, version, title, minutes, hash, resource)
    values (${row?.questionnaire_id}, 2, '2.0.0', 'From elsewhere', 1, ${`${url} 2`}, ${tx.json(resource('2.0.0', 'How is your skin?'))})
    returning id`
  const versionId = String(newer?.id)
  await tx`
    insert into questionnaire_import (clinic_id, questionnaire_version_id, copyright, licence, statement, differences, imported_by, importer_name)
    values (${clinicId}, ${versionId}, '', 'CC BY 4.0', 'Agreed', '[]', ${accountId}, 'Dr Shah')`
  await tx`
    insert into questionnaire_publication (clinic_id, questionnaire_version_id, reason, published_by, publisher_name)
    values (${clinicId}, ${versionId}, 'In plainer words', ${accountId}, 'Dr Shah')`
  return versionId
}
