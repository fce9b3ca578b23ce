/** The posted fields with the three of the birth date put together, as the commands take them */
export function withBirthDate(fields: Record<string, string | string[]>): Record<string, unknown> {
  const { 'birthDate.day': day, 'birthDate.month': month, 'birthDate.year': year, ...rest } = fields
  return { ...rest, birthDate: { day, month, year } }
}
