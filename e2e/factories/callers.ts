/** Everybody with a working sign-in who might come for something of the world's first patient */
export const SIGNED_IN = [
  'clinician',
  'staff',
  'administrator',
  'patient',
  'other patient',
  'parent',
  "other clinic's clinician",
  "other clinic's staff",
  "other clinic's administrator",
  "other clinic's patient",
] as const
export type SignedIn = (typeof SIGNED_IN)[number]
