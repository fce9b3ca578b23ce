import { stringify } from 'yaml'
import type { GuideFile } from '@/lib/guide/guide-file'
import type { GuideSection } from '@/lib/guide/guide-section'
import { keyBlock } from '@/lib/guide/reading'

type Written = Pick<GuideSection, 'id' | 'heading' | 'keyPoint' | 'body'>

/** A guide as its file: what `parseGuideFile` reads back is the same guide. */
export function guideText({ sections, words: _, ...meta }: GuideFile): string {
  return fileText(meta, sections)
}

/** Front matter and sections as one file, whether they are fit to publish or not */
export function fileText(meta: Readonly<Record<string, unknown>>, sections: readonly Written[]): string {
  // no aliases, which the parser refuses, and no folding, which would break what one reads
  const yaml = stringify(meta, { aliasDuplicateObjects: false, lineWidth: 0 })
  return `---\n${yaml}---\n\n${sections.map(sectionText).join('\n\n')}\n`
}

export function sectionText({ id, heading, keyPoint, body }: Written): string {
  const parts = [`## ${heading} {#${id}}`, ...(keyPoint === null ? [] : [keyBlock(keyPoint)]), body]
  return parts.filter((part) => part !== '').join('\n\n')
}
