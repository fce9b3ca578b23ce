import { getTranslations } from 'next-intl/server'
import { KeptSender } from '@/components/questionnaire/kept-sender'
import type { PatientActor } from '@/lib/access/actor-kinds'
import { keptKeyOf } from '../../kept-key'

/** On the pages around the questions: what this device still keeps of them is sent, or taken away once it has arrived */
export async function Kept({ actor, assignmentId }: { actor: PatientActor; assignmentId: string }) {
  const t = await getTranslations('questionnaire.save')
  return <KeptSender keptKey={keptKeyOf(actor, assignmentId)} waiting={t('waiting')} />
}
