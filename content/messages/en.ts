import account from './en/account.json'
import agenda from './en/agenda.json'
import errors from './en/errors.json'
import guide from './en/guide.json'
import home from './en/home.json'
import mail from './en/mail.json'
import questionnaire from './en/questionnaire.json'
import questionnaireErrors from './en/questionnaire-errors.json'
import readers from './en/readers.json'
import refusals from './en/refusals.json'
import shell from './en/shell.json'

/** Every text a patient or somebody signing in can see, by room of the product. Clinic screens are English only. */
const messages = {
  account,
  agenda,
  errors,
  guide,
  home,
  mail,
  questionnaire,
  questionnaireErrors,
  readers,
  refusals,
  shell,
}
export default messages
