const outcomes = {
  added: 'added',
  'new-version': 'new version',
  changed: 'changed',
  removed: 'removed',
  unchanged: 'unchanged',
}

/** Tells what became of one thing: "new version  guide          nine-facts 1.1.0 (revision 2)" */
export function tell(
  outcome: keyof typeof outcomes,
  kind: 'guide' | 'questionnaire' | 'packet',
  name: string,
): void {
  console.log(`${outcomes[outcome].padEnd(12)} ${kind.padEnd(14)} ${name}`)
}

export const labelled = (name: string, version: string, revision: number): string =>
  revision === 1 ? `${name} ${version}` : `${name} ${version} (revision ${revision})`
