import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { areas } from '@/lib/questionnaire/body-regions'

it('fills each area of the list when its box is ticked, and no other', () => {
  const css = readFileSync('components/questionnaire/body-drawing.css', 'utf8')
  const filled = [...css.matchAll(/input\[value="([\w-]+)"\]:checked\) \[data-area="\1"\]/g)].map(
    ([, area]) => area,
  )
  expect(filled.toSorted()).toEqual(areas.toSorted())
})
