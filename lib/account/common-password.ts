/** Long enough and still among the first that are tried. Repeats, runs and keyboard rows are found by rule, not listed. */
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
  skinvisit dermatology eczema
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

/** Whether a new password (lower case) is among the first anybody would try for the person with this address. */
export function isCommon(text: string, email: string): boolean {
  if (repeats(text) || text.length - inRuns(text) < 6) return true
  if (COMMON.has(bare(text))) return true
  const own = [email, email.split('@')[0] ?? ''].filter((part) => part.length >= 4)
  return own.some((part) => text.includes(part) && [...text.replaceAll(part, '')].length < 8)
}
