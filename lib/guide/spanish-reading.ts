import { wordsOf } from '@/lib/guide/guide-prose'

/**
 * How easy lines of Spanish read, on the scale of perspicuity of Szigriszt Pazos: 206.835 − 62.3 × syllables a word −
 * words a sentence. 66 to 75 is "rather easy", what grade six reads; above is easier still. (F. Szigriszt Pazos, Sistemas
 * predictivos de legibilidad del mensaje escrito: fórmula de perspicuidad, Universidad Complutense de Madrid, 1993.)
 */
export function perspicuity(lines: readonly string[], leftOut: RegExp): number {
  const sentences = lines
    .flatMap((line) => line.replace(leftOut, ' ').split(/(?<=[.!?:]["”»)]*)\s+/))
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const words = sentences.flat()
  const syllables = words.reduce((sum, word) => sum + spanishSyllables(word), 0)
  return 206.835 - (62.3 * syllables) / words.length - words.length / sentences.length
}

/** Vowels that stand together are one syllable unless two of them are strong; an accented í or ú is strong too. */
export function spanishSyllables(word: string): number {
  const spoken = word.toLowerCase().replace(/([qg])u(?=[eiéí])/g, '$1')
  const groups = spoken.match(/[aeiouáéíóúü]+|(?<=[^aeiouáéíóúü])y(?![a-záéíóúüñ])/g) ?? []
  const count = groups.reduce((sum, group) => sum + Math.max(1, group.match(/[aeoáéóíú]/g)?.length ?? 0), 0)
  return Math.max(1, count)
}
