import sharp, { type Sharp } from 'sharp'

/** So much may be sent of one picture */
export const MOST_PICTURE_BYTES = 10 * 1024 * 1024
/** Pixels of the longer side: enough to see skin by, and a fifth of what a telephone takes */
const LONGEST_SIDE = 2400
const THUMBNAIL = 320
/** 100 megapixels: more than telephones take, less than what fills the memory */
const MOST_PIXELS = 100_000_000
/** What the pixels of one fill while it is open. A PNG may use eight bytes for each, and hold none back. */
const MOST_OPEN_BYTES = 400_000_000

// Of libvips' decoders these three are left, and from memory only: a TIFF, an SVG or a PDF is not even looked into
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

export type Rendition = Readonly<{ bytes: Uint8Array<ArrayBuffer>; width: number; height: number }>
export type Picture = Readonly<{ full: Rendition; thumbnail: Rendition }>
export type PictureProblem = 'empty-file' | 'picture-too-large' | 'not-a-picture' | 'broken-picture'

let last: Promise<unknown> = Promise.resolve()

/** One picture at a time in a process: an open one takes up to 400 MB */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work)
  last = mine.catch(() => {})
  return mine
}

/**
 * A picture as it may be kept: JPEG, upright, at most 2400 pixels long where nothing else is asked for, without any metadata and so without the place it
 * was taken; and a small one. What it is, its content decides, whatever its name or type say.
 */
export async function readPicture(
  bytes: Uint8Array,
  longestSide = LONGEST_SIDE,
): Promise<Picture | PictureProblem> {
  if (bytes.byteLength === 0) return 'empty-file'
  if (bytes.byteLength > MOST_PICTURE_BYTES) return 'picture-too-large'
  if (!isPicture(bytes)) return 'not-a-picture'
  return oneAtATime(async () => {
    try {
      const source = () =>
        sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 }).autoOrient()
      if ((await openBytes(source())) > MOST_OPEN_BYTES) return 'picture-too-large'
      const full = await rendition(source(), longestSide)
      return { full, thumbnail: await rendition(sharp(full.bytes), THUMBNAIL) }
    } catch (error) {
      const isBomb = error instanceof Error && /pixel limit/i.test(error.message)
      return isBomb ? 'picture-too-large' : 'broken-picture'
    }
  })
}

/** By what its head says, before a pixel is read */
async function openBytes(picture: Sharp): Promise<number> {
  const { width, height, channels, depth } = await picture.metadata()
  return width * height * channels * (depth === 'uchar' ? 1 : 2)
}

async function rendition(picture: Sharp, longest: number): Promise<Rendition> {
  const { data, info } = await picture
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    // what is see-through in a PNG becomes white, not black
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: 85, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })
  return { bytes: new Uint8Array(data), width: info.width, height: info.height }
}

/** By the first bytes: JPEG FF D8 FF; PNG's eight; RIFF....WEBP */
function isPicture(bytes: Uint8Array): boolean {
  const starts = (text: string, at = 0) => [...text].every((one, n) => bytes[at + n] === one.charCodeAt(0))
  return starts('\xff\xd8\xff') || starts('\x89PNG\r\n\x1a\n') || (starts('RIFF') && starts('WEBP', 8))
}
