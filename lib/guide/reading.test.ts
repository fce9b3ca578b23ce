import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { publishedGuide } from './published-guide'
import { checkView, partOf, sectionMarkdown, stoppedAt } from './reading'
import { isReviewOld } from './reviewed'

const source = readFileSync('content/guides/how-jak-inhibitors-work.en.md', 'utf8')
const guide = publishedGuide('v1', source)
const ids = guide.sections.map(({ id }) => id)

describe('a part', () => {
  it('knows its place and its neighbours', () => {
    expect(partOf(guide, 'alarm')).toMatchObject({ number: 1, of: 5, previousId: null, nextId: 'jak' })
    expect(partOf(guide, 'not-a-biologic')).toMatchObject({ number: 5, previousId: 'the-cost', nextId: null })
    expect(partOf(guide, 'nowhere')).toBeNull()
  })

  it('brings the checks that close it', () => {
    expect(partOf(guide, 'the-drug')?.checks.map(({ id }) => id)).toEqual(['what-the-drug-does'])
    expect(partOf(guide, 'alarm')?.checks).toEqual([])
  })

  it('has its key point and text in one piece', () => {
    const [markdown] = guide.sections.map(sectionMarkdown)
    expect(markdown).toMatch(/^:::key\nIn eczema the immune system/)
    expect(markdown).toContain('[^jak-review]')
  })
})

it('goes on at the first part that was not read', () => {
  expect(stoppedAt(guide, [])).toBe('alarm')
  expect(stoppedAt(guide, ['alarm', 'the-drug'])).toBe('jak')
  expect(stoppedAt(guide, ids)).toBeNull()
})

describe('a check', () => {
  const part = partOf(guide, 'the-drug')
  const check = part?.checks[0]
  const view = (optionId: string | null) => check && part && checkView(check, part.section, optionId)

  it('gives nothing away before an answer', () => {
    expect(view(null)).toMatchObject({ answer: null })
    expect(JSON.stringify(view(null)?.options)).not.toContain('correct')
  })

  it('tells right from wrong from not sure', () => {
    expect(view('turns-down')?.answer).toMatchObject({ understood: true })
    expect(view('cure')?.answer).toMatchObject({
      understood: false,
      explanation: expect.stringContaining('for good'),
    })
    expect(view('not-sure')?.answer).toEqual({
      optionId: 'not-sure',
      text: null,
      understood: false,
      explanation: null,
    })
  })

  it('has the passage that answers it', () => {
    expect(view(null)?.passage).toContain('fits onto JAK')
  })
})

it('warns of a review once it is over 12 months old', () => {
  const reviewed = new Date('2025-11-23T00:00:00Z')
  expect(isReviewOld(reviewed, '2026-11-23')).toBe(false)
  expect(isReviewOld(reviewed, '2026-11-24')).toBe(true)
})
