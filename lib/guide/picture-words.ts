import { parse } from 'yaml'
import { z } from 'zod'

/** A phrase as it stands in a picture, and in another language */
export type PictureWords = Readonly<Record<string, string>>

/** Reads content/picture-words.<language>.yaml. Throws where it is no list of phrases. */
export const parsePictureWords = (text: string): PictureWords =>
  z.record(z.string().min(1), z.string().regex(/^[^<>&]+$/)).parse(parse(text, { maxAliasCount: 0 }))

/** A drawing (SVG text) with its words in another language; what is drawn stays as it is, and so do words it has none for */
export const pictureIn = (svg: string, words: PictureWords): string =>
  svg.replace(DRAWN_WORDS, (whole, before: string, phrase: string, after: string) =>
    Object.hasOwn(words, phrase) ? `>${before}${words[phrase]}${after}<` : whole,
  )

/** The words that are drawn in a picture, in order */
export const wordsDrawnIn = (svg: string): string[] =>
  [...svg.replace(/<style>[\s\S]*?<\/style>/g, '').matchAll(DRAWN_WORDS)].flatMap(
    ([, , phrase]) => phrase ?? [],
  )

const DRAWN_WORDS = />(\s*)([^<>\s][^<>]*?)(\s*)</g
