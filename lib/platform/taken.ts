/** Whether the database refused a row because another one has what only one may have: somebody was first, at the same moment */
export const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'P2002'
