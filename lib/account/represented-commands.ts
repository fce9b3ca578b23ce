import type { Actor } from '@/lib/access/actor-kinds'
import { scoped } from '@/lib/access/scoped'
import { actFor } from '@/lib/platform/session-row'
import { onePatient } from './schema'

const notFound = { ok: false, reason: 'not-found' } as const

/** A parent or carer says for whom they are here, in the session with this hash. Input: patientId. */
export async function chooseRepresented(
  actor: Actor,
  input: unknown,
  sessionHash: Uint8Array<ArrayBuffer>,
): Promise<{ ok: true } | typeof notFound> {
  const parsed = onePatient.safeParse(input)
  const represents =
    actor.kind === 'carer' ? actor.represents : actor.kind === 'patient' ? actor.behalf?.represents : []
  const found = parsed.success && represents?.find(({ patientId }) => patientId === parsed.data.patientId)
  if (!found) return notFound
  await scoped(actor, (tx) => actFor(sessionHash, found.patientId, tx))
  return { ok: true }
}
