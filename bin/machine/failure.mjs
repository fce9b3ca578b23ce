/** Something the person at the machine can put right: its message is one line that says what and how. */
export class Failure extends Error {
  name = 'Failure'
}

/** Ends the process: a Failure as its one line, anything else with its stack, since it is a defect of ours. */
export function fail(error) {
  console.error(error instanceof Failure ? `\n${error.message}` : error)
  process.exit(1)
}
