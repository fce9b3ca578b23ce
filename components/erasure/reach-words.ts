import type { Reach } from '@/lib/erasure/reach'

const SIGN_IN = [
  ...['account', 'session', 'half_session', 'device', 'passkey', 'passkey_challenge'],
  ...['password_reset', 'address_change', 'authenticator', 'recovery_code', 'typed_form'],
]

/** "3 photos", "1 photo"; nothing where there is none */
const some = (count: number, one: string, many: string): string[] =>
  count > 0 ? [`${count} ${count === 1 ? one : many}`] : []

type Part = 'goes' | 'stays'

const counter =
  ({ tables }: Reach, part: Part) =>
  (...names: string[]): number =>
    tables.filter(({ name }) => names.includes(name)).reduce((sum, table) => sum + table[part], 0)

/** What goes, one line for each kind of thing */
export function goingWords(reach: Reach): string[] {
  const count = counter(reach, 'goes')
  const { whole } = reach
  return [
    ...(count(...SIGN_IN) > 0 ? ['Their sign-in: account, password, passkeys, browsers and links'] : []),
    ...(whole ? ['Name, birth date, email address and phone number'] : ['Email address and phone number']),
    ...some(count('invitation'), 'invitation', 'invitations'),
    ...some(
      count('related_person'),
      'parent or carer acts for them no more. Their own account stays theirs',
      'parents or carers act for them no more. Their own accounts stay theirs',
    ),
    ...(whole
      ? some(count('questionnaire_response'), 'set of answers', 'sets of answers').map(
          (words) => `${words}, with every change, correction and question asked again`,
        )
      : some(
          count('questionnaire_response'),
          'set of answers that was not sent',
          'sets of answers that were not sent',
        )),
    ...some(count('attachment'), 'photo', 'photos').map((words) => (whole ? words : `${words}, not sent`)),
    ...some(count('flag', 'score'), 'flag or score', 'flags and scores'),
    ...(count('guide_opening', 'guide_reading', 'page_load') > 0 ? ['Which parts of guides they read'] : []),
    ...(count('check_answer', 'safety_read') > 0 ? ['Checks of understanding, and safety advice read'] : []),
    ...some(count('agenda_item'), 'topic for a visit', 'topics for a visit').map((words) =>
      whole ? words : `${words}: taken back, or of a visit that goes`,
    ),
    ...some(count('appointment'), 'visit', 'visits').map((words) =>
      whole
        ? `${words}, with what was assigned`
        : `${words} that nothing was sent for and that has not been, with what was assigned`,
    ),
    ...(count('erasure') > 0 ? ['This wish for an erasure, and the reason you type'] : []),
  ]
}

/** What stays until its day */
export function stayingWords(reach: Reach): string[] {
  const count = counter(reach, 'stays')
  return [
    'Name, birth date and language: to find the record',
    ...some(count('appointment'), 'visit', 'visits').map((words) => `${words}, with what was assigned`),
    ...some(
      count('questionnaire_response'),
      'set of answers that was sent',
      'sets of answers that were sent',
    ).map((words) => `${words}, with every change, correction and question asked again`),
    ...some(count('attachment'), 'photo that was sent', 'photos that were sent'),
    ...some(count('flag', 'score'), 'flag or score', 'flags and scores'),
    ...some(count('agenda_item'), 'topic for a visit', 'topics for a visit'),
    ...(count('check_answer', 'safety_read') > 0 ? ['Checks of understanding, and safety advice read'] : []),
    ...some(
      count('related_person'),
      'parent or carer, named with the answers they gave',
      'parents or carers, named with the answers they gave',
    ),
    ...some(
      count('emergency_access'),
      'note that another clinic read it in an emergency',
      'notes that another clinic read it in an emergency',
    ),
    ...some(count('review'), 'note that answers were read', 'notes that answers were read'),
    'That an erasure was asked for, and your reason',
  ]
}
