import { describe, expect, it } from 'vitest'
import { postedForm } from './posted-form'

const type = 'application/x-www-form-urlencoded'

/** A post without a Content-Length, as a chunked one has none; counts what was asked of it */
function chunked(parts: number, size: number, headers: Record<string, string> = {}) {
  const asked = { parts: 0 }
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (asked.parts === parts) return controller.close()
      asked.parts++
      controller.enqueue(text.encode(`${asked.parts === 1 ? 'words=' : ''}${'a'.repeat(size)}`))
    },
  })
  const init = { method: 'POST', body, headers: { 'Content-Type': type, ...headers }, duplex: 'half' }
  return { asked, request: new Request('http://own.example/save', init) }
}

describe('A posted form', () => {
  it('is read whole within the limit, however it is cut', async () => {
    const posted = await postedForm(chunked(4, 250).request)
    expect(String(posted?.form.get('words'))).toHaveLength(1000)
  })

  it('is refused over the limit, though it does not say how long it is', async () => {
    const { request, asked } = chunked(100, 1000)
    expect(await postedForm(request, 50_000)).toBeNull()
    expect(asked.parts).toBe(100)
  })

  it('is refused over the limit, though it says that it is short', async () => {
    const { request } = chunked(100, 1000, { 'Content-Length': '20' })
    expect(await postedForm(request, 50_000)).toBeNull()
  })

  it('that does not end is no longer listened to', async () => {
    const { request, asked } = chunked(1_000_000, 1000)
    expect(await postedForm(request, 10_000)).toBeNull()
    expect(asked.parts).toBeLessThan(110)
  })

  it('that says it is huge is not listened to at all', async () => {
    const { request, asked } = chunked(100, 1000, { 'Content-Length': '200000' })
    expect(await postedForm(request, 10_000)).toBeNull()
    expect(asked.parts).toBeLessThan(3)
  })

  it('keeps a file as it was sent', async () => {
    const sent = new FormData()
    sent.set('file', new File(['{"ü":1}\r\n\u0000'], 'a "b".json', { type: 'application/json' }))
    const posted = await postedForm(new Request('http://own.example/save', { method: 'POST', body: sent }))
    const file = posted?.form.get('file')
    expect(file instanceof File && (await file.text())).toBe('{"ü":1}\r\n\u0000')
  })

  it('keeps what was typed where its files are larger than is taken', async () => {
    const sent = new FormData()
    sent.set('words', 'Ünlü sözler\r\n"and" more')
    sent.set('photo', new File(['x'.repeat(1_500_000)], 'arm.jpg', { type: 'image/jpeg' }))
    sent.append('photo', new File(['x'.repeat(700_000)], 'leg.jpg', { type: 'image/jpeg' }))
    sent.set('last', 'after the files')
    const request = () => new Request('http://own.example/save', { method: 'POST', body: sent })
    const posted = await postedForm(request(), 2_000_000)
    expect(posted?.isTooLarge).toBe(true)
    expect([...(posted?.form ?? [])]).toEqual([
      ['words', 'Ünlü sözler\r\n"and" more'],
      ['last', 'after the files'],
    ])
    expect((await postedForm(request(), 2_500_000))?.form.getAll('photo')).toHaveLength(2)
  })

  it('that breaks off, or types more than is taken, is none', async () => {
    const body = `--y\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'x'.repeat(3_000_000)}`
    const headers = { 'Content-Type': 'multipart/form-data; boundary=y' }
    const post = (text: string) =>
      new Request('http://own.example/save', { method: 'POST', body: text, headers })
    expect(await postedForm(post(body), 2_000_000)).toBeNull()
    expect(await postedForm(post(`${body}\r\n--y--\r\n`), 2_000_000)).toBeNull()
  })

  it('without a body is empty, and one that is no form is none', async () => {
    const post = (body?: string, as = type) =>
      postedForm(
        new Request('http://own.example/save', {
          method: 'POST',
          ...(body && { body, headers: { 'Content-Type': as } }),
        }),
      )
    expect([...((await post())?.form ?? ['none'])]).toEqual([])
    expect(await post('{}', 'application/json')).toBeNull()
    expect(await post('x', 'multipart/form-data; boundary=y')).toBeNull()
  })
})
