const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether every word of a search stands somewhere in the texts, in whatever case and accents. An empty search fits all. */
export function hasWords(texts: readonly string[], search: string): boolean {
  const all = plain(texts.join(' '))
  return plain(search)
    .split(/\s+/)
    .every((word) => all.includes(word))
}
