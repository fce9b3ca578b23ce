import { expect, it } from 'vitest'
import { guideDifference } from './guide-difference'
import { blankGuide } from './written-guide'

it('shows what changed in words, without the signs of Markdown', () => {
  const guide = blankGuide('a', 'Hands', 'en')
  const written = (body: string) => ({
    ...{ meta: guide.meta },
    sections: [{ id: 'one', heading: 'One', keyPoint: 'Main.', body }],
  })
  const before = ':::safety{#call}\nCall at 10\\:30.[^fda]\n:::'
  const after = `${before}\n\n::picture{name="hand" alt="A hand"}`
  expect(guideDifference(written(before), written(after))).toEqual([
    {
      ...{ part: 'section:one', title: 'One' },
      before: 'One\n\nKey point:\nMain.\n\nSafety text (call):\nCall at 10:30.[^fda]',
      after: 'One\n\nKey point:\nMain.\n\nSafety text (call):\nCall at 10:30.[^fda]\n\nPicture hand: A hand',
    },
  ])
  expect(guideDifference(written(before), written(before))).toEqual([])
})

it('shows the address that a link leads to, and a drawn risk in its words', () => {
  const { meta } = blankGuide('a', 'Hands', 'en')
  const changed = (before: string, after: string) => {
    const [one, other] = [before, after].map((body) => ({
      ...{ meta, sections: [{ id: 'one', heading: 'One', keyPoint: null, body }] },
    }))
    return one && other ? guideDifference(one, other) : []
  }
  expect(
    changed('Read [about *hands*](https://example.org/a).', 'Read [about *hands*](https://example.org/b).'),
  ).toMatchObject([
    {
      before: 'One\n\nRead about *hands* (https://example.org/a).',
      after: 'One\n\nRead about *hands* (https://example.org/b).',
    },
  ])
  expect(changed('::risk{of="100" what="A cold" groups="3 of 100; 4 of 100"}', 'x')).toMatchObject([
    { before: 'One\n\nRisk, drawn as 100 people: A cold. 3 of 100; 4 of 100' },
  ])
})
