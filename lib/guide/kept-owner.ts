import type { PatientActor } from '@/lib/access/actor-kinds'
import { browserKey } from '@/lib/platform/browser-key'

/** Under what name a browser keeps the guides of whoever reads them: another one for each sign-in and each patient */
export const keptOwner = ({ accountId, patientId }: PatientActor): string =>
  browserKey('guides', accountId, patientId).slice(0, 16)
