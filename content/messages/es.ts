import account from './es/account.json'
import agenda from './es/agenda.json'
import errors from './es/errors.json'
import guide from './es/guide.json'
import home from './es/home.json'
import mail from './es/mail.json'
import questionnaire from './es/questionnaire.json'
import questionnaireErrors from './es/questionnaire-errors.json'
import readers from './es/readers.json'
import refusals from './es/refusals.json'
import shell from './es/shell.json'

/** Every text a patient or somebody signing in can see, by room of the product. The same rooms as in English. */
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
