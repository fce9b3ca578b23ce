import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseGuideFile } from './guide-file'
import { riskIn } from './guide-risk'
import { guideText } from './guide-text'

const good = {
  ...{ of: '1000', what: 'A cancer, over about 4 years' },
  groups: '29 of 1,000 people on the other drug; 42 of 1,000 people on tofacitinib',
}

describe('a risk', () => {
  it('is so many of so many, group by group', () => {
    expect(riskIn(good)).toEqual({
      ...{ of: 1000, what: 'A cancer, over about 4 years' },
      groups: [
        { count: 29, words: '29 of 1,000 people on the other drug' },
        { count: 42, words: '42 of 1,000 people on tofacitinib' },
      ],
    })
    expect(riskIn({ ...good, of: '100', groups: '0 of 100 people' })).toMatchObject({ of: 100 })
  })

  it.each([
    { of: '10000' },
    { of: 'many' },
    { what: ' ' },
    { groups: '' },
    { groups: 'twice as many' },
    { groups: '4.2 of 1,000' },
    { groups: '1001 of 1,000' },
    { groups: '-1 of 1,000' },
    { groups: '1 of 1,000;' },
    { groups: '1 a; 2 b; 3 c; 4 d; 5 e' },
  ])('is not $of$what$groups', (wrong) => {
    expect(riskIn({ ...good, ...wrong })).toEqual(expect.any(String))
  })

  it('is read from a guide, kept by its text, and refused in a sentence where it is wrong', () => {
    const text = readFileSync('content/guides/nine-facts.en.md', 'utf8')
    const read = parseGuideFile(text)
    const risks = read.ok ? read.guide.sections.flatMap((section) => section.risks) : []
    expect(risks.map(({ groups }) => groups.map(({ count }) => count))).toEqual([
      [55, 130, 200],
      [25, 34],
      [29, 42],
    ])
    if (read.ok) expect(parseGuideFile(guideText(read.guide))).toEqual(read)
    expect(parseGuideFile(text.replace('::risk{of="1000"', '::risk{of="7"'))).toMatchObject({
      ...{ ok: false, problems: [expect.stringContaining('so many in 100 or in 1000')] },
    })
  })
})
