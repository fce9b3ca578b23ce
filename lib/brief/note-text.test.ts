import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fullBrief } from './brief.fixtures'
import { noteText } from './note-text'

describe('the text for the note', () => {
  it('is what the golden file says, to the letter', () => {
    expect(noteText(fullBrief, 'America/New_York')).toBe(
      readFileSync('lib/brief/note-text.golden.txt', 'utf8'),
    )
  })

  it('says when nothing was sent, and names no author who said nothing', () => {
    const { sending } = fullBrief
    const nothing = { ...sending, sent: 0, lastSentAt: null, respondents: [] }
    const [title, , , sent] = noteText({ ...fullBrief, sending: nothing }, 'Asia/Kathmandu').split('\n')
    expect(title).toBe('ANSWERS BEFORE THE VISIT, not verified')
    expect(sent).toBe('Nothing was sent (4 assigned)')
  })

  it('tells times in the zone of the clinic, also over the change of clocks', () => {
    const visit = { ...fullBrief.visit, startsAt: new Date('2026-11-01T07:30:00Z') }
    expect(noteText({ ...fullBrief, visit }, 'America/New_York')).toContain('Visit 1 November 2026, 02:30')
    expect(noteText({ ...fullBrief, visit }, 'Asia/Kathmandu')).toContain('Visit 1 November 2026, 13:15')
  })
})
