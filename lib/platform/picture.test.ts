import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { MOST_PICTURE_BYTES, readPicture } from './picture'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c88' } })
const held = async (bytes: Uint8Array) => {
  const read = await readPicture(bytes)
  if (typeof read === 'string') throw new Error(read)
  return read
}

/** A PNG of one colour that is far larger than its bytes: what a decompression bomb is */
function bomb(width: number, height: number, [bits, colour] = [1, 0]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length, 0)
    body.copy(out, 4)
    out.writeUInt32BE(crc(body), body.length + 4)
    return out
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, colour, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(Math.ceil(width / 8 + 1) * height), { level: 9 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...[chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))],
  ])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let n = 0; n < 8; n++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

describe('a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'is taken as %s, and kept as a JPEG with a small one',
    async (format) => {
      const { full, thumbnail } = await held(await plain(3000, 1500).toFormat(format).toBuffer())
      expect([full.width, full.height]).toEqual([2400, 1200])
      expect([thumbnail.width, thumbnail.height]).toEqual([320, 160])
      for (const { bytes } of [full, thumbnail]) expect([...bytes.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff])
    },
  )

  it('loses the place where it was taken, and everything else that is not the picture', async () => {
    const taken = await plain(40, 30)
      .jpeg()
      .withExif({ IFD0: { Make: 'A phone' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
      .toBuffer()
    expect((await sharp(taken).metadata()).exif).toBeDefined()
    const { full, thumbnail } = await held(taken)
    for (const { bytes } of [full, thumbnail]) {
      const { exif, xmp, iptc, icc } = await sharp(bytes).metadata()
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
      expect(Buffer.from(bytes).includes('A phone')).toBe(false)
    }
  })

  it('is turned upright', async () => {
    const { full } = await held(await plain(400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer())
    expect([full.width, full.height]).toEqual([300, 400])
  })

  it('is not blown up', async () => {
    expect((await held(await plain(20, 10).png().toBuffer())).full).toMatchObject({ width: 20, height: 10 })
  })
})

describe('what is no picture that could be kept', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['nothing', () => new Uint8Array(), 'empty-file'],
    ['10 MB and one byte', () => new Uint8Array(MOST_PICTURE_BYTES + 1), 'picture-too-large'],
    ['a renamed program', () => Buffer.from('MZ\x90\x00 a program'), 'not-a-picture'],
    [
      'a program behind the head of a JPEG',
      () => Buffer.from('\xff\xd8\xff\xe0 MZ program', 'latin1'),
      'broken-picture',
    ],
    ['an SVG with script', () => Buffer.from(svg), 'not-a-picture'],
    ['a GIF', () => Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'not-a-picture'],
    ['a TIFF', async () => plain(9, 9).tiff().toBuffer(), 'not-a-picture'],
    ['a HEIC', () => Buffer.from('\x00\x00\x00\x18ftypheic', 'latin1'), 'not-a-picture'],
    ['half a JPEG', async () => (await plain(900, 900).jpeg().toBuffer()).subarray(0, 900), 'broken-picture'],
    ['a bomb', () => bomb(30_000, 30_000), 'picture-too-large'],
    ['a bomb of few pixels and many bytes each', () => bomb(9000, 9000, [16, 6]), 'picture-too-large'],
  ])('%s', async (_, bytes, problem) => {
    expect(await readPicture(await bytes())).toBe(problem)
  })

  it('is not decoded by any of the other decoders that come along', async () => {
    await expect(sharp(Buffer.from(svg)).metadata()).rejects.toThrow()
    await expect(sharp(await plain(9, 9).tiff().toBuffer()).metadata()).rejects.toThrow()
  })
})
