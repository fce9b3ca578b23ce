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
