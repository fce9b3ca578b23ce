/** The label of the version after another: 1.1.0 after 1.0.0, 3 after 2. Where it is taken, publishing finds a free one. */
export function versionAfter(newest: string | undefined): string {
  if (newest === undefined) return '1.0.0'
  const [, major, minor] = /^(\d{1,6})\.(\d{1,6})(?:\.\d{1,6})?$/.exec(newest) ?? []
  if (major !== undefined && minor !== undefined) return `${major}.${Number(minor) + 1}.0`
  return /^\d{1,6}$/.test(newest) ? String(Number(newest) + 1) : `${newest.slice(0, 50)}-next`
}
