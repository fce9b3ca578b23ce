import { describe, expect, it } from 'vitest'
import { asPage, Refused } from './refused'

const page = '/list?visit=1'
const post = (accept: string) => new Request('http://own.invalid/list/add', { headers: { accept } })
const browser = post('text/html,application/xhtml+xml,*/*;q=0.8')

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

describe('what could not be done', () => {
  it('is a sentence in each language for a script, and the same wherever it is', async () => {
    for (const accept of ['application/json', '*/*', '']) {
      const answer = asPage(post(accept), new Refused('notThere'), { page, form: null })
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(await answer.text()).toBe(
        'This page does not exist, or it is not yours to see.\nEsta página no existe, o usted no puede verla.',
      )
    }
  })

  it('is a page with a title and a way on for a browser', async () => {
    const whys = ['foreign', 'unreadable', 'notThere', 'tooOften', 'busy', 'unsure'] as const
    for (const why of whys) {
      const plain = new Refused(why)
      const answer = asPage(browser, plain, { page, form: null })
      expect(answer.status).toBe(plain.status)
      expect(answer.headers.get('retry-after')).toBe(plain.headers.get('retry-after'))
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      const markup = await answer.text()
      expect(markup).toMatch(/<title>\S.*<\/title>/)
      expect(markup).toMatch(/lang="en".*href="\/".*lang="es".*href="\/"/s)
      // what may be somebody else's is not named
      expect(markup.includes('href="/list?visit=1"'), why).toBe(why !== 'notThere' && why !== 'foreign')
    }
  })

  it('offers to send again what was typed and not stored, but no password and no file', async () => {
    const sent = async (fields: Record<string, string | File>) =>
      asPage(browser, new Refused('busy'), { page, form: formOf(fields) }).text()
    const markup = await sent({ words: 'It "burns" <at> night\n& day' })
    expect(markup).toContain('action="/list/add"')
    expect(markup).toContain('value="It &#34;burns&#34; &#60;at&#62; night\n&#38; day"')
    expect(markup).toContain('>Send it again<')
    for (const fields of [{ password: 'seven green umbrellas' }, { photo: new File(['x'], 'x.jpg') }]) {
      const without = await sent(fields)
      expect(without).not.toContain('<form')
      expect(without).toContain('Go back, where what you typed still stands')
    }
  })

  it('leaves every other answer as it is', () => {
    const other = new Response('mine')
    expect(asPage(browser, other, { page, form: null })).toBe(other)
  })
})
