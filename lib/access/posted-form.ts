/** What people type into a form is far smaller */
export const LARGEST_POST = 1_000_000

/** So many times the limit is read and let go, so that a browser that is still sending hears the answer */
const DRAINED = 10

/**
 * The form that was posted, or null where it is none or is larger than `most` bytes. It is counted as it comes in: a
 * Content-Length may be missing, as in a chunked post, or untrue. No more than `most` is ever held.
 */
export async function postedForm(request: Request, most = LARGEST_POST): Promise<FormData | null> {
  const type = request.headers.get('content-type')
  if (!type) return new FormData()
  if (Number(request.headers.get('content-length') ?? 0) > most * DRAINED) return null
  const bytes = request.body ? await bytesOf(request.body, most) : new Uint8Array()
  if (!bytes) return null
  try {
    return await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
  } catch {
    return null
  }
}

async function bytesOf(
  body: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  let parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of body) {
      size += part.byteLength
      if (size <= most) parts.push(part)
      else parts = []
      if (size > most * DRAINED) return null
    }
  } catch {
    return null
  }
  return size > most ? null : joined(parts, size)
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
