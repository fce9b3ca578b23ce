import { describe, expect, it } from 'vitest'
import { parseGuideFile } from '@/lib/guide/guide-file'
import { sizeProblems } from '@/lib/guide/guide-size'

const front = '---\nid: x\n---\n\n## Part {#part}\n\n'
const problemsOf = (text: string): string[] => {
  const read = parseGuideFile(`${front}${text}`)
  return read.ok ? [] : read.problems.filter((problem) => !problem.startsWith('Front matter'))
}

const deep = Array.from({ length: 10_000 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n')

describe('hostile text', () => {
  it.each([
    ['one megabyte', 'word '.repeat(210_000)],
    ['10,000 lists in each other', deep.slice(0, 200_000)],
    ['10,000 lists in a line', '- '.repeat(2000)],
    ['10,000 quotes', '>'.repeat(10_000)],
    ['quotes and lists in turn', '> - '.repeat(900)],
    ['brackets', '['.repeat(3000)],
    ['stars', `${'*'.repeat(3000)}a`],
    ['blocks in blocks', Array.from({ length: 500 }, (_, at) => `${':'.repeat(503 - at)}safety`).join('\n')],
    ['blocks that nobody closes', ':::safety{#a}\nA.\n\n'.repeat(600)],
    ['blocks that are closed with too few signs', '::::safety{#a}\n:::\n'.repeat(900)],
    ['blocks that are closed within a quote', ':::safety{#a}\n> :::\n'.repeat(900)],
    ['blocks in a quote', '> :::safety{#a}\n'.repeat(1900)],
    ['many hundred blocks', ':::safety{#a}\n:::\n'.repeat(900)],
    ['a thousand risks', '::risk{of="100" what="A" groups="1 of 100"}\n'.repeat(1000)],
    ['lists in lists on every line', '- - - - - - - a\n'.repeat(1900)],
    ['ten thousand lines', 'a\n'.repeat(10_000)],
    ['a script', '<script>alert(1)</script>'],
    ['an event', 'a <img src=x onerror=alert(1)> b'],
    ['a javascript: link', '[a](javascript:alert(1))'],
    ['a data: link', '[a](data:text/html,x)'],
    ['a bare address', 'See https://evil.example.'],
    ['a link in brackets', '<javascript:alert(1)>'],
    ['a link by reference', '[a]\n\n[a]: javascript:alert(1)'],
    ['a reference without a use', '[a]: https://evil.example'],
    ['a note of its own', 'a[^one]\n\n[^one]: [x](https://evil.example)'],
    ['a picture from elsewhere', '![a](https://evil.example/a.png)'],
    ['an unknown block', ':::script\na\n:::'],
  ])('%s is told in a sentence', (_, text) => {
    const problems = problemsOf(text)
    expect(problems).not.toEqual([])
    for (const problem of problems) expect(problem).toMatch(/^[A-Z].*\.$/s)
  })

  it('takes what a guide has', () => {
    expect(problemsOf('- a\n  - b\n    - c\n\n| a | b |\n| --- | --- |\n| c | d |')).toEqual([])
    const block = '::::passage{#a}\n:::safety{#b}\nA.\n:::\n\n- b\n  :::safety{#c}\n  C.\n  :::\n::::\n\n'
    expect(sizeProblems('', block.repeat(90))).toEqual([])
  })

  it('says which blocks are open, and that there are too many, before anything is read', () => {
    const sizes = (text: string) => sizeProblems(text, text)
    expect(sizes(':::safety{#a}\n'.repeat(1900))).toEqual([
      'Line 9 of the text: more than 8 blocks are open at once. Close each block with ::: on a line of its own.',
    ])
    expect(sizes('::risk\n'.repeat(301))).toEqual([
      'The text has more than 300 blocks, pictures and lists within lists. Take some out, or split it into two guides.',
    ])
    expect(sizes('::risk\n'.repeat(300))).toEqual([])
    expect(sizes('a\n'.repeat(2000))).toEqual([
      'The text has more than 2000 lines. Shorten it, or split it into two guides.',
    ])
  })
})
