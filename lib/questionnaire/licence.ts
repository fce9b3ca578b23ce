/** What whoever brings a questionnaire in agrees to; kept word for word with who and when */
export const licenceStatement =
  'I have read the copyright notice, and our clinic may ask its patients these questions.'
