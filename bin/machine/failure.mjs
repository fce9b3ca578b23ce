/**
 * Something the person at the machine can put right: its message is one line that says what and how. `output` is what a
 * command printed before it failed.
 */
export class Failure extends Error {
  name = 'Failure'

  constructor(message, output = '') {
    super(message)
    this.output = output.trim()
  }
}

/** Ends the process: a Failure as its one line, anything else with its stack, since it is a defect of ours. */
export function fail(error) {
  if (error instanceof Failure) console.error(`${error.output && `\n${error.output}\n`}\n${error.message}`)
  else console.error(error)
  process.exit(1)
}
