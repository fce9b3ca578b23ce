/** What whoever brings a questionnaire in agrees to; kept word for word with who and when */
export const licenceStatement =
  'I have looked at the copyright of these questions, and our clinic may use them with its patients.'
