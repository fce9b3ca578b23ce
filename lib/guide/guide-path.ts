/** Addresses of an assigned guide and of one part of it */
export const guidePath = (assignmentId: string): string => `/guides/${encodeURIComponent(assignmentId)}`
export const partPath = (assignmentId: string, sectionId: string): string =>
  `${guidePath(assignmentId)}/${encodeURIComponent(sectionId)}`
