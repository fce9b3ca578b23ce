/** The field of a form with a picture in it that is not sent yet */
export const chosenPicture = (form: HTMLFormElement): HTMLInputElement | undefined =>
  [...form.querySelectorAll<HTMLInputElement>('[type=file]')].find((one) => one.value !== '')

/** A chosen picture goes with the form itself, by the button beside its field */
export function sendPicture(form: HTMLFormElement): void {
  const field = chosenPicture(form)
  if (field) form.requestSubmit(document.getElementById(`${field.id}.add`))
}
