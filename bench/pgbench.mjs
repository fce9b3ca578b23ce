import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../bin/machine/command.mjs'
import { program } from '../drills/nginx.mjs'
import { allAnswered } from './people.mjs'

const CLIENTS = 32
/** Each round sends so many of each client's own: what is sent once cannot be sent again, and a client that fails leaves off */
const EACH = 80
const ROUNDS = 8

/**
 * The rows that sending writes, by PostgreSQL's own load generator with prepared statements: transactions a second, for
 * `ROUNDS` rounds at most.
 */
export async function pgbench(site) {
  await program('pgbench', 'postgresql-contrib')
  const people = await site.people(CLIENTS * EACH * ROUNDS)
  await allAnswered(site.superuser, people)
  await site.superuser`create table if not exists bench_raw (n serial primary key, clinic_id uuid, patient_id uuid, account_id uuid, assignment_id uuid, response_id uuid)`
  await site.superuser`
    insert into bench_raw (clinic_id, patient_id, account_id, assignment_id, response_id)
    select r.clinic_id, r.patient_id, p.account_id, r.assignment_id, r.id from questionnaire_response r
    join patient p on p.id = r.patient_id where r.assignment_id = any(${people.map(({ assignmentId }) => assignmentId)})`
  const script = join(site.folder, 'submit.sql')
  writeFileSync(
    script,
    `\\set n :n + 1
begin;
select clinic_id, patient_id, account_id, assignment_id, response_id from bench_raw where n = :n * ${CLIENTS} - :client_id \\gset
update questionnaire_response set status = 'completed', completed_at = now(), completed_by = :account_id where clinic_id = :clinic_id and id = :response_id;
update assignment set status = 'completed', completed_at = now(), opened_at = now() where clinic_id = :clinic_id and id = :assignment_id;
insert into score (clinic_id, patient_id, response_id, code, title, value, effective_at) values (:clinic_id, :patient_id, :response_id, 'total', 'Total', 45, now()) on conflict do nothing;
insert into flag (clinic_id, patient_id, response_id, rule_id, rule_version, severity, kind, words, citations, raised_at) values (:clinic_id, :patient_id, :response_id, 'high', '1.0.0', 'note', 'raised', 'Gave a number', '[]', now()) on conflict do nothing;
insert into audit_event (clinic_id, actor_kind, account_id, action, patient_id, entity, entity_id) values (:clinic_id, 'patient', :account_id, 'response.completed', :patient_id, 'questionnaire_response', :response_id);
end;
`,
  )
  const url = new URL(site.cluster.superuserUrl)
  url.pathname = new URL(site.env.DATABASE_URL).pathname
  let round = 0
  return async () => {
    const args = [
      ...['-n', '-M', 'prepared', '-c', String(CLIENTS), '-j', '2', '-t', String(EACH)],
      ...['-D', `n=${round * EACH}`, '-f', script, url.href],
    ]
    round += 1
    const { output } = await command('pgbench', args)
    const rate = /tps = ([\d.]+)/.exec(output)?.[1]
    if (!rate || !output.includes(`processed: ${CLIENTS * EACH}/`)) throw new Error(`pgbench: ${output}`)
    return Number(rate)
  }
}
