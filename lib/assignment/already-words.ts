/** "“A” and “B” are already assigned for this visit. Untick them to assign the rest." */
export function alreadyWords(titles: readonly string[]): string {
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(titles.map((title) => `“${title}”`))
  return titles.length === 1
    ? `${names} is already assigned for this visit. Untick it to assign the rest`
    : `${names} are already assigned for this visit. Untick them to assign the rest`
}
