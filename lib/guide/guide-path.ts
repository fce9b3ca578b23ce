/** Addresses of an assigned guide and of one part of it */
export const guidePath = (assignmentId: string): string => `/guides/${encodeURIComponent(assignmentId)}`
export const partPath = (assignmentId: string, sectionId: string): string =>
  `${guidePath(assignmentId)}/${encodeURIComponent(sectionId)}`

/** Where in a guide something is: a section, or one paragraph of it, such as "3", or "4.2" within a block */
export type GuidePlace = { sectionId: string; paragraph: string | null }

/** A place as it is kept with a topic. Section ids hold no slash. */
export const placeText = ({ sectionId, paragraph }: GuidePlace): string =>
  paragraph === null ? sectionId : `${sectionId}/${paragraph}`

export function placeIn(text: string): GuidePlace {
  const [sectionId = '', paragraph] = text.split('/')
  return { sectionId, paragraph: paragraph || null }
}

/** The id of a paragraph on a page that shows its guide */
export const paragraphAnchor = (sectionId: string, paragraph: string): string =>
  `at-${sectionId}-${paragraph}`

const fragment = ({ sectionId, paragraph }: GuidePlace): string =>
  paragraph === null ? '' : `#${paragraphAnchor(sectionId, paragraph)}`

/** Where the reader finds a place again, in the version that they were assigned */
export const placePath = (assignmentId: string, place: GuidePlace): string =>
  `${partPath(assignmentId, place.sectionId)}${fragment(place)}`

/** Where the clinic finds it, in the version that was read */
export const libraryPlacePath = (versionId: string, place: GuidePlace): string =>
  `/library/guides/${encodeURIComponent(versionId)}${fragment(place)}`

/** The page on which one paragraph is asked about */
export const askPath = (assignmentId: string, sectionId: string, paragraph: string): string =>
  `${partPath(assignmentId, sectionId)}/ask/${encodeURIComponent(paragraph)}`
