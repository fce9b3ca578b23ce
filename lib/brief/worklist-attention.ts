import { readiness, type WorklistVisit } from './worklist-visit'

/** What a day's list asks of the clinic, counted; a visit counts once, under the first that fits */
export type Attention = {
  visits: number
  /** An urgent flag that nobody has acknowledged */
  urgent: number
  /** Sent by the patient and not yet marked as read, all of it or what came after that */
  toRead: number
  /** Assigned, and not finished by the patient */
  waiting: number
  nothingAssigned: number
}

export function attention(visits: readonly WorklistVisit[]): Attention {
  const count: Attention = { visits: 0, urgent: 0, toRead: 0, waiting: 0, nothingAssigned: 0 }
  for (const visit of visits) {
    if (visit.status === 'cancelled') continue
    count.visits += 1
    const state = readiness(visit)
    if (state === 'reviewed') continue
    if (visit.answers && visit.answers.unseen.urgent > 0) count.urgent += 1
    else if (state === 'ready' || visit.hasNews) count.toRead += 1
    else if (state === 'nothing-assigned') count.nothingAssigned += 1
    else count.waiting += 1
  }
  return count
}

/** "3 of 12 today need you: 1 urgent, 2 to read." and then what waits for the patient. `reads` is false for who reads no answers. */
export function attentionWords(count: Attention, period: string, reads: boolean): string {
  if (count.visits === 0) return ''
  const yours = [
    count.urgent > 0 ? `${count.urgent} urgent` : '',
    reads && count.toRead > 0 ? `${count.toRead} ready to read` : '',
    count.nothingAssigned > 0 ? `${count.nothingAssigned} with nothing assigned` : '',
  ].filter(Boolean)
  const need = count.urgent + (reads ? count.toRead : 0) + count.nothingAssigned
  const visits = `${count.visits} ${count.visits === 1 ? 'visit' : 'visits'} ${period}`
  const first =
    need === 0
      ? `${visits}, none ${reads ? 'needs you' : 'needs something assigned'} now.`
      : `${need} of ${visits} ${need === 1 ? 'needs' : 'need'} you: ${yours.join(', ')}.`
  const others = [
    count.waiting > 0 ? `${count.waiting} not finished by the patient` : '',
    !reads && count.toRead > 0 ? `${count.toRead} ready` : '',
  ].filter(Boolean)
  return others.length > 0 ? `${first} ${others.join(', ')}.` : first
}
