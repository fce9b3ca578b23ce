import { cache } from 'react'
import type { SignedInActor } from '@/lib/access/actor-kinds'
import { prisma } from '@/lib/platform/database'

export type ClinicView = { id: string; name: string; phone: string; timeZone: string; emergency: string }

const view = { id: true, name: true, phone: true, timeZone: true, emergency: true } as const

/** The actor's own clinic, read once a request. Not a clinical row: its name and number stand on every page. */
export const actorClinic = cache(async (actor: SignedInActor): Promise<ClinicView> => {
  return prisma().clinic.findUniqueOrThrow({ where: { id: actor.clinicId }, select: view })
})
