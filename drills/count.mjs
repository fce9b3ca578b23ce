/**
 * Compares what the server acknowledged with what PostgreSQL holds, answer by answer. Acknowledged and not there is lost; there
 * twice, in the history, the scores or the record of access, is doubled; sent without all that belongs to it is partial.
 * @returns {Promise<{ acknowledged: number, saves: number, lost: number, doubled: number, partial: number, examples: string[] }>}
 */
export async function count(superuser, said) {
  const tally = { acknowledged: 0, saves: 0, lost: 0, doubled: 0, partial: 0, examples: [] }
  const note = (kind, words) => {
    tally[kind] += 1
    if (tally.examples.length < 5) tally.examples.push(`${kind}: ${words}`)
  }
  const rows = await superuser`
    select a.id, a.status as assignment, r.status, r.answers, r.respondent,
      (select json_object_agg(link_id, times) from (select link_id, count(*) as times from answer_change c where c.clinic_id = r.clinic_id and c.response_id = r.id group by 1) x) as changes,
      (select count(*)::int from score s where s.clinic_id = r.clinic_id and s.response_id = r.id) as scores,
      (select count(*)::int from flag f where f.clinic_id = r.clinic_id and f.response_id = r.id) as flags,
      (select count(*)::int from audit_event e
        where e.clinic_id = r.clinic_id and e.patient_id = r.patient_id and e.entity_id = r.id and e.action = 'response.completed') as records
    from assignment a left join questionnaire_response r on r.assignment_id = a.id
    where a.id = any(${said.map(({ person }) => person.assignmentId)})`
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { person, answers, saves, sent } of said) {
    const row = byId.get(person.assignmentId)
    tally.acknowledged += Number(sent)
    tally.saves += saves
    for (const [question, answer] of Object.entries(answers)) {
      const [value = {}] = row?.answers?.[question]?.values ?? []
      const held = value.valueString ?? String(value.valueInteger)
      if (held !== answer) note('lost', `${person.assignmentId} ${question}: ${answer}, held is ${held}`)
      const times = row?.changes?.[question] ?? 0
      if (times !== 1)
        note(times > 1 ? 'doubled' : 'lost', `${person.assignmentId} ${question}: ${times} changes`)
    }
    const completed = row?.status === 'completed'
    if (sent && !completed) note('lost', `${person.assignmentId} was sent and is ${row?.status}`)
    if (!completed) {
      if (row && (row.scores || row.flags || row.records || row.assignment === 'completed'))
        note('partial', `${person.assignmentId} is not sent, and has what belongs to it`)
      continue
    }
    const whole = [row.scores, row.flags, row.records]
    if (whole.some((times) => times > 1)) note('doubled', `${person.assignmentId}: ${whole}`)
    if (whole.some((times) => times < 1) || row.assignment !== 'completed')
      note('partial', `${person.assignmentId}: ${whole}, ${row.assignment}`)
  }
  return tally
}
