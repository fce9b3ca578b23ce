import { Failure } from '../machine/failure.mjs'
import { seconds } from '../machine/progress.mjs'

/** What a part of the run came to; `output` is shown when anything failed */
/** @typedef {{ passed: number, failed: number, output?: string }} Result */

/** Counts every part of a run, prints a line for each, and closes with the sum. */
export class Tally {
  #passed = 0
  #failed = 0

  /** Runs one part. Its exception is one failure: the parts after it still run. */
  async part(label, work) {
    const began = performance.now()
    process.stdout.write(`${label} … `)
    const { passed, failed, output } = await work().catch(asResult)
    this.#passed += passed
    this.#failed += failed
    const many = passed + failed === 1 ? (failed ? 'failed' : 'passed') : `${passed} passed, ${failed} failed`
    console.log(`${many}, ${seconds(began)}`)
    if (failed > 0 && output) console.log(`${output.trimEnd()}\n`)
    return failed === 0
  }

  /** @returns {number} the exit code */
  close() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`)
    return this.#failed > 0 || this.#passed === 0 ? 1 : 0
  }
}

/** A command whose exit code is its whole result */
export function checked({ code, output }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output }
}

function asResult(error) {
  return {
    passed: 0,
    failed: 1,
    output: error instanceof Failure ? `${error.output}\n${error.message}`.trim() : error.stack,
  }
}
