// a formatter takes longer to make than a row of a list to draw
const names = new Intl.DisplayNames('en', { type: 'language' })

/** "English" for en; a tag that names no language as it is */
export function languageWords(tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}
