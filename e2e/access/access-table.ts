import { SIGNED_IN, type SignedIn } from '../factories/callers'

/** Everybody who might come to an address that is about our first patient */
export const CALLERS = ['nobody', 'deactivated', ...SIGNED_IN] as const
export type Caller = (typeof CALLERS)[number]

const everybody: readonly Caller[] = CALLERS
const signedIn: readonly SignedIn[] = SIGNED_IN

const book = signedIn.filter((caller) => caller.endsWith('clinician') || caller.endsWith('staff'))
const clinicians = signedIn.filter((caller) => caller.endsWith('clinician'))
const administrators = signedIn.filter((caller) => caller.endsWith('administrator'))
const patients = signedIn.filter((caller) => caller.endsWith('patient'))
const ourBook: readonly Caller[] = ['clinician', 'staff']
const ourClinician: readonly Caller[] = ['clinician']
const ourAdministrator: readonly Caller[] = ['administrator']
const own: readonly Caller[] = ['patient']

/**
 * Who may open or post to each entry point, with the ids of our first patient in it. Whoever may not is told to sign in
 * (nobody) or that it is not there (everybody else). An entry point without a row fails the test, and so does a row
 * without an entry point.
 */
export const access: Record<string, readonly Caller[]> = {
  '/': everybody,
  '/sign-in': everybody,
  '/sign-in/enter': everybody,
  '/sign-out': everybody,
  '/reset': everybody,
  '/reset/ask': everybody,
  '/reset/[token]': everybody,
  '/reset/[token]/choose': everybody,
  '/invitation/[token]': everybody,
  '/invitation/[token]/accept': everybody,
  '/account': signedIn,
  '/account/password': signedIn,
  '/account/end-others': signedIn,
  '/account/session': everybody,
  '/account/stay': signedIn,
  '/account/readers': patients,

  '/accounts': administrators,
  '/accounts/invite': administrators,
  '/accounts/[accountId]/deactivate': ourAdministrator,
  '/accounts/[accountId]/reactivate': ourAdministrator,
  '/accounts/invitations/[invitationId]/withdraw': ourAdministrator,
  '/audit': administrators,

  '/today': book,
  '/today/show': book,
  '/today/live': book,
  '/patients': book,
  '/patients/new': book,
  '/patients/new/save': book,
  '/patients/[patientId]': ourBook,
  '/patients/[patientId]/edit': ourBook,
  '/patients/[patientId]/edit/save': ourBook,
  '/patients/[patientId]/invite': ourBook,
  '/patients/[patientId]/withdraw-invitation': ourBook,
  '/patients/[patientId]/assign': ourBook,
  '/patients/[patientId]/assign/pick': ourBook,
  '/patients/[patientId]/assign/send': ourBook,
  '/patients/[patientId]/withdraw': ourBook,
  '/patients/[patientId]/visits/new': ourBook,
  '/patients/[patientId]/visits/new/save': ourBook,
  '/visits/[appointmentId]/edit': ourBook,
  '/visits/[appointmentId]/edit/save': ourBook,
  '/visits/[appointmentId]/cancel': ourBook,
  '/visits/[appointmentId]/cancel/confirm': ourBook,
  '/visits/[appointmentId]': ourClinician,
  '/visits/[appointmentId]/note': ourClinician,
  '/visits/[appointmentId]/latest': ourClinician,
  '/visits/[appointmentId]/history/[responseId]': ourClinician,
  '/visits/[appointmentId]/review': ourClinician,
  '/visits/[appointmentId]/acknowledge': ourClinician,
  '/visits/[appointmentId]/topics': ourClinician,
  '/visits/[appointmentId]/ask': ourClinician,
  '/visits/[appointmentId]/ask/send': ourClinician,
  '/visits/[appointmentId]/export': ourClinician,
  '/visits/[appointmentId]/export/[responseId]': ourClinician,

  '/on-call': [...clinicians, ...administrators],
  '/on-call/save': [...clinicians, ...administrators],

  '/library': book,
  '/library/guides/[versionId]': book,
  '/library/questionnaires/[versionId]': book,
  '/library/questionnaires/[versionId]/changes': ourBook,
  '/library/questionnaires/[versionId]/export': clinicians,
  '/library/questionnaires/[versionId]/retire': ourClinician,
  '/library/questionnaires/[versionId]/return': ourClinician,
  '/library/questionnaires/drafts': clinicians,
  '/library/questionnaires/drafts/begin': clinicians,
  '/library/questionnaires/drafts/[draftId]': ourClinician,
  '/library/questionnaires/drafts/[draftId]/change': ourClinician,
  '/library/questionnaires/drafts/[draftId]/item': ourClinician,
  '/library/questionnaires/drafts/[draftId]/about': ourClinician,
  '/library/questionnaires/drafts/[draftId]/undo': ourClinician,
  '/library/questionnaires/drafts/[draftId]/rules': ourClinician,
  '/library/questionnaires/drafts/[draftId]/rules/save': ourClinician,
  '/library/questionnaires/drafts/[draftId]/try': ourClinician,
  '/library/questionnaires/drafts/[draftId]/preview': ourClinician,
  '/library/questionnaires/drafts/[draftId]/preview/answer': ourClinician,
  '/library/questionnaires/drafts/[draftId]/publish': ourClinician,
  '/library/questionnaires/drafts/[draftId]/publish/confirm': ourClinician,
  '/library/questionnaires/drafts/[draftId]/discard': ourClinician,
  '/library/questionnaires/drafts/[draftId]/restore': ourClinician,
  '/library/guides/drafts': clinicians,
  '/library/guides/drafts/begin': clinicians,
  '/library/guides/drafts/[draftId]': ourClinician,
  '/library/guides/drafts/[draftId]/save': ourClinician,
  '/library/guides/drafts/[draftId]/change': ourClinician,
  '/library/guides/drafts/[draftId]/undo': ourClinician,
  '/library/guides/drafts/[draftId]/preview': ourClinician,
  '/library/guides/drafts/[draftId]/discard': ourClinician,
  '/library/guides/drafts/[draftId]/restore': ourClinician,
  '/library/import': clinicians,
  '/library/import/check': clinicians,
  '/library/import/review': clinicians,
  '/library/import/add': clinicians,

  '/photos/[photoId]/[rendition]': ['patient', 'clinician'],

  '/home': patients,
  '/guides/[assignmentId]': own,
  '/guides/[assignmentId]/finish': own,
  '/guides/[assignmentId]/print': own,
  '/guides/[assignmentId]/[sectionId]': own,
  '/guides/[assignmentId]/[sectionId]/continue': own,
  '/guides/[assignmentId]/[sectionId]/check': own,
  '/guides/[assignmentId]/[sectionId]/ask': own,
  '/guides/[assignmentId]/[sectionId]/list': own,
  '/list': patients,
  '/list/add': own,
  '/list/move': own,
  '/list/remove': own,
  '/list/restore': own,
  '/list/words': own,
  '/questions/[assignmentId]': own,
  '/questions/[assignmentId]/start': own,
  '/questions/[assignmentId]/[pageKey]': own,
  '/questions/[assignmentId]/ahead/[pageKey]': own,
  '/questions/[assignmentId]/[pageKey]/save': own,
  '/questions/[assignmentId]/urgent': own,
  '/questions/[assignmentId]/check': own,
  '/questions/[assignmentId]/send': own,
  '/questions/[assignmentId]/sent': own,
  '/questions/[assignmentId]/answers': own,
  '/questions/[assignmentId]/asked': own,
  '/questions/[assignmentId]/asked/reply': own,
  '/questions/[assignmentId]/change': own,
  '/questions/[assignmentId]/change/[pageKey]': own,
  '/questions/[assignmentId]/change/[pageKey]/go': own,
  '/questions/[assignmentId]/change/send': own,
}
