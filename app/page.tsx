import { redirect } from 'next/navigation'
import { currentActor } from '@/lib/access/actor'

const start = {
  patient: '/home',
  carer: '/people',
  clinician: '/today',
  staff: '/today',
  administrator: '/accounts',
}

/** Where each kind of person begins. */
export default async function Start() {
  const actor = await currentActor()
  redirect(actor ? start[actor.kind] : '/sign-in')
}
