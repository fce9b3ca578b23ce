import { wordsOf } from '@/lib/guide/guide-prose'

/**
 * How easily lines of Spanish prose read: the perspicuity of F. Szigriszt Pazos, "Sistemas predictivos de legibilidad
 * del mensaje escrito: fórmula de perspicuidad" (Universidad Complutense de Madrid, 1993). On the INFLESZ scale of I. M.
 * Barrio-Cantalejo and others (Anales del Sistema Sanitario de Navarra 31, 2008) 65 and over is what primary school
 * reads, 55 to 65 is normal. `leftOut` matches the names that do not count, such as glossed drug names.
 */
export function spanishReadingEase(lines: readonly string[], leftOut: RegExp): number {
  const sentences = lines
    .flatMap((line) => line.replace(leftOut, ' ').split(/(?<=[.!?]["”’»)]*)\s+/))
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const words = sentences.flat()
  const syllables = words.reduce((sum, word) => sum + spanishSyllables(word), 0)
  return 206.835 - (62.3 * syllables) / words.length - words.length / sentences.length
}

const STRONG = /[aeoáéíóú]/g
const WEAK_ALONE = /(?<![aeoáéíóúiuü])[iuü]+(?![aeoáéíóúiuü])/g

/** Vowels that are said in one breath count once: a weak one joins its neighbor, two strong ones or an accented weak one do not. */
export function spanishSyllables(word: string): number {
  const said = word
    .toLowerCase()
    .replace(/qu(?=[eiéí])/g, 'q')
    .replace(/gu(?=[eiéí])/g, 'g')
  return Math.max(1, (said.match(STRONG)?.length ?? 0) + (said.match(WEAK_ALONE)?.length ?? 0))
}
