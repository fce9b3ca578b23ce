/** FHIR's IssueType, as far as we use it */
export type IssueType =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'processing'
  | 'not-supported'
  | 'duplicate'
  | 'not-found'
  | 'too-long'
  | 'code-invalid'
  | 'extension'
  | 'too-costly'
  | 'business-rule'
  | 'informational'

export type OutcomeIssue = Readonly<{
  severity: 'fatal' | 'error' | 'warning' | 'information'
  code: IssueType
  /** A whole sentence */
  details: Readonly<{ text: string }>
  /** FHIRPath to the element */
  expression?: readonly [string]
}>

/** What a check found, as FHIR R4 says it */
export type OperationOutcome = Readonly<{ resourceType: 'OperationOutcome'; issue: readonly OutcomeIssue[] }>

export function outcomeIssue(
  severity: OutcomeIssue['severity'],
  code: IssueType,
  text: string,
  expression?: string,
): OutcomeIssue {
  return { severity, code, details: { text }, ...(expression !== undefined && { expression: [expression] }) }
}

/** R4 wants at least one issue, so nothing wrong is said too */
export function outcomeOf(issues: readonly OutcomeIssue[]): OperationOutcome {
  const issue =
    issues.length > 0 ? issues : [outcomeIssue('information', 'informational', 'Nothing is wrong.')]
  return { resourceType: 'OperationOutcome', issue }
}

export const hasError = (issues: readonly OutcomeIssue[]): boolean =>
  issues.some(({ severity }) => severity === 'error' || severity === 'fatal')
