/** Where an answer stands in the full answers, on this page or on an earlier visit's */
export type AnswerPlace = { appointmentId: string; responseId: string; linkId: string }

/** The id of an answer among the full answers. Encoded, since linkIds may hold anything. */
export const anchorOf = (responseId: string, linkId: string): string =>
  `answer-${responseId}-${encodeURIComponent(linkId)}`

/** The address of an answer, as seen from a visit's brief */
export function answerHref(place: AnswerPlace, fromAppointmentId: string): string {
  const page = place.appointmentId === fromAppointmentId ? '' : `/visits/${place.appointmentId}`
  return `${page}#${anchorOf(place.responseId, place.linkId)}`
}
