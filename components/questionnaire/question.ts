import type { Option } from '@/lib/questionnaire/options'
import type { Item } from '@/lib/questionnaire/schema'
import type { DrawnFields } from './drawn-fields'

/** One question as it is drawn */
export type Question = {
  item: Item
  /** Of the words of the file, where the page around them is in another language */
  lang?: string | undefined
  options: readonly Option[]
  help: string | undefined
  /** Addresses of the pictures given so far */
  pictures: readonly string[]
  /** The page's only question: its words are the page's heading */
  isHeading: boolean
  fields: DrawnFields
  /** Filled with what the file gives, because nobody has answered yet */
  isPrefilled: boolean
  /** What to do right now because of the answer that is saved */
  urgent: readonly string[]
  /** A whole sentence, where what was typed could not be taken */
  error: string | undefined
  /** What its fields hold could not be taken: it is stored nowhere */
  isRefused: boolean
  /** What was said at the last visit, to be confirmed or answered anew */
  lastTime: { day: string; words: string } | undefined
}
