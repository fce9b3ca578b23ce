import { endCarer, inviteCarer } from '@/lib/account/carer-commands'
import { patientCarers } from '@/lib/account/carer-queries'
import {
  deactivateAccount,
  inviteMember,
  invitePatient,
  reactivateAccount,
  withdrawInvitation,
} from '@/lib/account/commands'
import { takeFactorAway } from '@/lib/account/factor-commands'
import { chooseLanguage } from '@/lib/account/language-commands'
import { removePasskey } from '@/lib/account/passkey-commands'
import {
  clinicMembers,
  ownAddress,
  ownFactor,
  ownPasskeys,
  ownSessions,
  patientInvitation,
} from '@/lib/account/queries'
import { chooseRepresented } from '@/lib/account/represented-commands'
import { endOwnSession } from '@/lib/account/session-commands'
import { CALLERS, type Caller, type Row } from './cell'

const book: readonly Caller[] = ['clinician', 'staff']
const everyAdministrator: readonly Caller[] = ['administrator', "other clinic's administrator"]

export const accountRows: Record<string, Row> = {
  'account/commands invitePatient': {
    may: book,
    call: (actor, { ours }) => invitePatient(actor, { patientId: ours.uninvited.patientId }),
  },
  'account/commands inviteMember': {
    may: everyAdministrator,
    call: (actor) => inviteMember(actor, { name: 'Ada Moss', email: 'ada.moss@example.com', role: 'staff' }),
  },
  'account/commands withdrawInvitation': {
    may: book,
    call: (actor, { ours }) => withdrawInvitation(actor, { invitationId: ours.patients[0].invitationId }),
  },
  'account/commands deactivateAccount': {
    may: ['administrator'],
    call: (actor, { ours }) => deactivateAccount(actor, { accountId: ours.staff.accountId }),
  },
  'account/commands reactivateAccount': {
    may: ['administrator'],
    call: (actor, { ours }) => reactivateAccount(actor, { accountId: ours.deactivated.accountId }),
  },
  'account/factor-commands takeFactorAway': {
    may: ['administrator'],
    call: (actor, { ours }) => takeFactorAway(actor, { accountId: ours.staff.accountId }),
  },
  'account/passkey-commands removePasskey': {
    may: ['patient'],
    call: (actor, { ours }) => removePasskey(actor, { id: ours.patients[0].passkeyId }),
  },
  'account/session-commands endOwnSession': {
    may: ['patient'],
    call: (actor, { ours }) => endOwnSession(actor, { id: ours.patients[0].sessionId }),
  },
  'account/carer-commands inviteCarer': {
    may: book,
    call: (actor, { ours }) =>
      inviteCarer(actor, {
        patientId: ours.patients[0].patientId,
        ...{ name: 'Nadia Haddad', email: 'nadia.haddad@example.com', relationship: 'carer' },
      }),
  },
  'account/carer-commands endCarer': {
    may: book,
    call: (actor, { ours }) => {
      const { patientId, relatedPersonId } = ours.patients[0]
      return endCarer(actor, { patientId, relatedPersonId })
    },
  },
  'account/carer-queries patientCarers': {
    may: book,
    call: (actor, { ours }) => patientCarers(actor, ours.patients[0].patientId),
  },
  'account/represented-commands chooseRepresented': {
    may: ['parent'],
    call: (actor, { ours }) =>
      chooseRepresented(actor, { patientId: ours.patients[0].patientId }, new Uint8Array(32)),
  },
  'account/queries ownPasskeys': {
    may: ['patient', 'other patient', "other clinic's patient"],
    own: true,
    call: async (actor) => (actor.kind === 'system' ? null : ownPasskeys(actor)),
  },
  'account/queries ownFactor': {
    may: ['staff', "other clinic's staff"],
    own: true,
    call: async (actor) => (actor.kind === 'system' ? null : ownFactor(actor)),
  },
  'account/language-commands chooseLanguage': {
    may: CALLERS.filter((caller) => caller.endsWith('patient') || caller === 'parent'),
    own: true,
    call: (actor) => chooseLanguage(actor, { language: 'es' }),
  },
  'account/queries patientInvitation': {
    may: book,
    call: (actor, { ours }) => patientInvitation(actor, ours.patients[0].patientId),
  },
  'account/queries clinicMembers': {
    may: everyAdministrator,
    own: true,
    call: (actor) => clinicMembers(actor),
  },
  'account/queries ownSessions': {
    may: CALLERS,
    own: true,
    call: async (actor) => (actor.kind === 'system' ? null : ownSessions(actor)),
  },
  'account/queries ownAddress': {
    may: CALLERS,
    own: true,
    call: async (actor) => (actor.kind === 'system' ? null : ownAddress(actor)),
  },
}
