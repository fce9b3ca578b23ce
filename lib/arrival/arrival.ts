import { z } from 'zod'

/** Something about a visit is another than it was */
export type Arrival = { clinicId: string; appointmentId: string }

const schema = z.object({ clinicId: z.string(), appointmentId: z.string() })

export function arrivalIn(payload: string): Arrival | null {
  try {
    return schema.parse(JSON.parse(payload))
  } catch {
    return null
  }
}
