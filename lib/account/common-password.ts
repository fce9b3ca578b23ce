import { dictionary } from '@zxcvbn-ts/language-common'

/** Phrases of fifteen and more that anybody thinks of first; the list below is of shorter ones, as people had to choose them */
const COMMON = new Set(
  `
  password passwort contrasena motdepasse correcthorsebatterystaple iloveyouforever iloveyousomuch iloveyouverymuch ilovemyfamily ilovemyhusband ilovemychildren
  iloveyoubaby thisismypassword thisisapassword mypasswordis mysecretpassword mypassword yourpassword
  changemeplease changeme letmeinplease letmein opensesame donotenter pleaseletmein welcometothejungle
  welcometomylife welcome administrator superadministrator adminadmin rootroot defaultpassword temporarypassword temppassword
  newpassword strongpassword securepassword goodpassword longpassword passwordpassword secretpassword passphrase
  nopassword forgotpassword ihatepasswords ihatemylife trustnoone maytheforcebewithyou tobeornottobe
  thequickbrownfox thequickbrownfoxjumps onceuponatime happybirthday happybirthdaytoyou merrychristmas
  jesuslovesyou jesusischrist godisgood godisgreat inthenameofgod monkeymonkey dragondragon football basketball
  manchesterunited liverpoolfootball realmadrid barcelona superman spiderman starwars harrypotter
  sunshine princess butterfly chocolate computer internet unbelievable supercalifragilisticexpialidocious
  skinvisit dermatology eczema psoriasis myskinclinic dermatologyclinic theskinclinic mydermatologist
  `
    .trim()
    .split(/\s+/),
)

const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
]

const reversed = (text: string): string => [...text].reverse().join('')

/** Whether the text is one short piece again and again ("abcabcabcabcabc"), or hardly more than one character */
function repeats(text: string): boolean {
  if (new Set(text).size < 4) return true
  const longest = Math.min(14, Math.ceil(text.length / 2))
  for (let length = 1; length <= longest; length++)
    if (
      text ===
      text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .slice(0, text.length)
    )
      return true
  return false
}

/** How many characters belong to runs of four or more along the alphabet, the digits or the keyboard */
function inRuns(text: string): number {
  const runs = [...ROWS, ...ROWS.map(reversed)]
  let count = 0
  for (let at = 0; at < text.length; ) {
    let length = 0
    while (at + length < text.length && runs.some((row) => row.includes(text.slice(at, at + length + 1))))
      length += 1
    if (length >= 4) count += length
    at += Math.max(1, length)
  }
  return count
}

/** What is left when the digits and signs that people put before and after a word are taken away */
const bare = (text: string): string => text.replace(/[^\p{L}]/gu, '')

/** The fifty thousand passwords that leak most, shorter ones than ours: what is made of two of them is guessed next */
let leaked: Set<string> | undefined
const isLeaked = (text: string): boolean => {
  leaked ??= new Set(dictionary['passwords-common'].filter((word) => word.length >= 4))
  return leaked.has(text)
}
const LONGEST_LEAKED = 24

/** So many characters stay when the best `most` pieces that leaked are taken out */
function leftOver(text: string, most: number): number {
  // [at][pieces]: the fewest left over up to there
  const least = Array.from({ length: text.length + 1 }, () =>
    Array.from({ length: most + 1 }, () => text.length),
  )
  least[0]?.fill(0)
  for (let at = 0; at < text.length; at++)
    for (let used = 0; used <= most; used++) {
      const so = least[at]?.[used] ?? text.length
      settle(at + 1, used, so + 1)
      for (let length = 4; used < most && length <= Math.min(LONGEST_LEAKED, text.length - at); length++)
        if (isLeaked(text.slice(at, at + length))) settle(at + length, used + 1, so)
    }
  function settle(at: number, used: number, left: number) {
    const there = least[at]
    if (there && left < (there[used] ?? left)) there[used] = left
  }
  return Math.min(...(least[text.length] ?? []))
}

/** "p@ssw0rd" is tried with "password" */
const SIGNS: Record<string, string> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const spelled = (text: string, one: string): string =>
  [...text].map((sign) => (sign === '1' ? one : (SIGNS[sign] ?? sign))).join('')

/** Lower case, without accents */
const plain = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC')

/** The words of an address or a name that are long enough to tell whose they are, the longest first */
const wordsOf = (own: readonly string[]): string[] =>
  own
    .map(plain)
    .flatMap((whole) => [
      whole,
      whole.replace(/[^\p{L}\p{N}]/gu, ''),
      ...whole.split(/[^\p{L}\p{N}.]+/u),
      ...whole.split(/[^\p{L}\p{N}]+/u),
    ])
    .filter((word) => word.length >= 4)
    .toSorted((one, other) => other.length - one.length)

/**
 * Whether a new password is among the first anybody would try for this person. `own`: what others know of them, as their
 * name, their address, their clinic.
 */
export function isCommon(password: string, own: readonly string[]): boolean {
  const text = plain(password)
  if (repeats(text) || text.length - inRuns(text) < 6 || COMMON.has(bare(text))) return true
  const others = wordsOf(own).reduce((left, word) => left.replaceAll(word, ''), text)
  if (others !== text && [...others].length < 8) return true
  const word = others.replace(/^[^\p{L}]{1,6}(?=\p{L})|(?<=\p{L})[^\p{L}]{1,6}$/gu, '')
  return [others, word, spelled(word, 'i'), spelled(word, 'l')].some((as) => leftOver(as, 2) < 5)
}
