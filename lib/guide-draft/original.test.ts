import { describe, expect, it } from 'vitest'
import { withOriginal } from './original'
import { blankGuide, type WrittenGuide } from './written-guide'

const part = (id: string, body: string) => ({ id, heading: id, keyPoint: null, body })
const source = (id: string, title: string) => ({
  ...{ id, title, publisher: 'P', year: null, url: 'https://a.example/' },
})
const guide = (sections: WrittenGuide['sections'], sources: WrittenGuide['meta']['sources'] = []) => {
  const { meta } = blankGuide('a', 'Hands', 'en')
  return { meta: { ...meta, sources }, sections }
}

describe('what the original says now', () => {
  const ours = guide(
    [part('one', 'Ours.'), part('two', 'Ours too.'), part('mine', 'Mine.')],
    [source('a', 'Old')],
  )
  const theirs = guide(
    [part('one', 'Theirs.[^a] And.[^b]'), part('new', 'New.'), part('last', 'Last.')],
    [source('a', 'New'), source('b', 'B'), source('c', 'C')],
  )

  it('replaces a part in its place, with the sources that it cites and no others', () => {
    const { sections, meta } = withOriginal(ours, theirs, 'section:one')
    expect(sections.map(({ body }) => body)).toEqual(['Theirs.[^a] And.[^b]', 'Ours too.', 'Mine.'])
    expect(meta.sources.map(({ id, title }) => `${id} ${title}`)).toEqual(['a New', 'b B'])
  })

  it('puts a new part after the one it follows there', () => {
    expect(withOriginal(ours, theirs, 'section:new').sections.map(({ id }) => id)).toEqual([
      ...['one', 'new', 'two', 'mine'],
    ])
    expect(withOriginal(guide([part('x', 'X.')]), theirs, 'section:new').sections[0]?.id).toBe('new')
  })

  it('takes out what was taken out there', () => {
    expect(withOriginal(ours, theirs, 'section:two').sections.map(({ id }) => id)).toEqual(['one', 'mine'])
  })

  it('takes title and facts, and leaves the rest', () => {
    const meta = { ...theirs.meta, title: 'New title', subject: 'Skin' }
    const done = withOriginal(ours, { ...theirs, meta }, 'about')
    expect(done.meta).toMatchObject({
      title: 'New title',
      subject: 'Skin',
      id: 'a',
      sources: ours.meta.sources,
    })
    expect(done.sections).toEqual(ours.sections)
  })
})
