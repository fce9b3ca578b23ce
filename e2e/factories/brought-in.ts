import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'

/** A questionnaire that somebody of the clinic brought in from elsewhere; gives its version's id */
export async function broughtIn(
  tx: postgres.TransactionSql,
  { clinicId, accountId }: { clinicId: string; accountId: string },
): Promise<string> {
  const url = `https://example.org/${randomUUID()}`
  const resource = {
    ...{ resourceType: 'Questionnaire', status: 'active', url, version: '1.0.0', title: 'From elsewhere' },
    item: [{ linkId: 'a', type: 'string', text: 'How are you?' }],
  }
  const [row] = await tx`
    with own as (insert into questionnaire (clinic_id, url, position) values (${clinicId}, ${url}, 1000) returning id)
    insert into questionnaire_version (questionnaire_id, revision, version, title, minutes, hash, resource)
    select id, 1, '1.0.0', 'From elsewhere', 1, ${url}, ${tx.json(resource)} from own returning id`
  const versionId = String(row?.id)
  await tx`
    insert into questionnaire_import (clinic_id, questionnaire_version_id, copyright, licence, statement, differences, imported_by, importer_name)
    values (${clinicId}, ${versionId}, '', 'CC BY 4.0', 'Agreed', '[]', ${accountId}, 'Dr Shah')`
  return versionId
}
