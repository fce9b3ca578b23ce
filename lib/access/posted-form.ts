import { Busboy, type BusboyInstance } from '@fastify/busboy'

/** What people type into a form is far smaller */
export const LARGEST_POST = 1_000_000

/** So many times the limit is read and let go, so that a browser that is still sending hears the answer */
const DRAINED = 10

/** What was posted. Too large: the form has what was typed, and none of the files */
export type Posted = { form: FormData; isTooLarge: boolean }

/**
 * The form that was posted, or null where it is none or is larger than `most` bytes; but of one with files, up to ten times
 * that large, what was typed is kept. It is counted as it comes in: a Content-Length may be missing, as in a chunked post,
 * or untrue. No more than `most`, and what was typed, is ever held.
 */
export async function postedForm(request: Request, most = LARGEST_POST): Promise<Posted | null> {
  const type = request.headers.get('content-type')
  if (!type) return { form: new FormData(), isTooLarge: false }
  if (Number(request.headers.get('content-length') ?? 0) > most * DRAINED) return null
  const typed = most > LARGEST_POST ? typedIn(type) : undefined
  const bytes = request.body ? await bytesOf(request.body, most, typed?.read) : new Uint8Array()
  if (!bytes) return null
  if (bytes === 'too-large') {
    const form = await typed?.done()
    return form ? { form, isTooLarge: true } : null
  }
  try {
    const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
    return { form, isTooLarge: false }
  } catch {
    return null
  }
}

/** The bytes, or null where they break off or never end */
async function bytesOf(
  body: ReadableStream<Uint8Array>,
  most: number,
  seen?: (part: Uint8Array) => void,
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | null> {
  let parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of body) {
      size += part.byteLength
      seen?.(part)
      if (size <= most) parts.push(part)
      else parts = []
      if (size > most * DRAINED) return null
    }
  } catch {
    return null
  }
  return size > most ? 'too-large' : joined(parts, size)
}

type Typed = { read: (part: Uint8Array) => void; done: () => Promise<FormData | null> }

/** What is typed into a form with files, read as it comes by, of files nothing; undefined where it is another kind of form */
function typedIn(type: string): Typed | undefined {
  const form = new FormData()
  let size = 0
  let parser: BusboyInstance
  try {
    const limits = { fieldSize: LARGEST_POST, fields: 5000 }
    parser = new Busboy({ headers: { 'content-type': type }, limits })
  } catch {
    return undefined
  }
  const ended = new Promise<boolean>((settle) => {
    parser.on('finish', () => settle(true))
    parser.on('error', () => settle(false))
  })
  parser.on('file', (_name, file) => void file.resume())
  parser.on('field', (name, value, _nameCut, isCut) => {
    size += isCut ? LARGEST_POST + 1 : value.length
    if (size <= LARGEST_POST) form.append(name, value)
  })
  return {
    read: (part) => void parser.write(part),
    done: async () => {
      parser.end()
      return (await ended) && size <= LARGEST_POST ? form : null
    },
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}
