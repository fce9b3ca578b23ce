/** `at` counts the signs of the runs before it */
export type WordRun = { kind: 'same' | 'added' | 'removed'; text: string; at: number }

/** Above this the middle is told as one removed and one added run: a table of the words' pairs would grow too large */
const MOST_PAIRS = 4_000_000

/**
 * What became of a text, word by word: the runs of `same` and `removed` make the old one, those of `same` and `added` the
 * new one, sign for sign.
 */
export function wordDifference(before: string, after: string): WordRun[] {
  const [old, now] = [piecesOf(before), piecesOf(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end++
  const runs: WordRun[] = []
  add(runs, 'same', old.slice(0, start))
  middle(runs, old.slice(start, old.length - end), now.slice(start, now.length - end))
  add(runs, 'same', old.slice(old.length - end))
  return runs
}

/** Words and what stands between them */
const piecesOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

function middle(runs: WordRun[], old: readonly string[], now: readonly string[]): void {
  if (old.length * now.length > MOST_PAIRS) {
    add(runs, 'removed', old)
    add(runs, 'added', now)
    return
  }
  const longest = longestCommon(old, now)
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [one, other] = [old[i], now[j]]
    if (one !== undefined && one === other) {
      add(runs, 'same', [one])
      i++
      j++
    } else if (
      other === undefined ||
      (one !== undefined && (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))
    ) {
      add(runs, 'removed', [one ?? ''])
      i++
    } else {
      add(runs, 'added', [other])
      j++
    }
  }
}

/** How much of the two rests is common, from each pair of places on */
function longestCommon(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const row = table[i]
      const next = table[i + 1]
      if (!row || !next) continue
      row[j] = old[i] === now[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0)
    }
  return table
}

function add(runs: WordRun[], kind: WordRun['kind'], pieces: readonly string[]): void {
  if (pieces.length === 0) return
  const last = runs.at(-1)
  if (last?.kind === kind) last.text += pieces.join('')
  else runs.push({ kind, text: pieces.join(''), at: last ? last.at + last.text.length : 0 })
}
