/** Nothing came free in time. What was asked for has not begun. */
export class NoTurn extends Error {
  override name = 'NoTurn'
  /** Known by this and not by its class: a server's instrumentation and its routes are bundled apart, each with a class of its own */
  readonly code = 'NO_TURN'
}

type Waiting = { go: () => void; isOver: boolean }

/** So many at a time; the others wait in their order, and not for ever */
export class Turns {
  #free: number
  readonly #most: number
  readonly #waiting: Waiting[] = []

  constructor(most: number) {
    this.#free = most
    this.#most = most
  }

  /** How many are at work just now */
  get busy(): number {
    return this.#most - this.#free
  }

  /** How many wait for theirs */
  get waiting(): number {
    return this.#waiting.filter(({ isOver }) => !isOver).length
  }

  /** Runs `work` when it is its turn. Throws NoTurn where that has not come within so many milliseconds. */
  async take<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
    await this.#turn(milliseconds)
    try {
      return await work()
    } finally {
      this.#next()
    }
  }

  #turn(milliseconds: number): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        isOver: false,
        go: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        one.isOver = true
        reject(new NoTurn())
      }, milliseconds)
      this.#waiting.push(one)
    })
  }

  #next(): void {
    let one = this.#waiting.shift()
    while (one?.isOver) one = this.#waiting.shift()
    if (one) one.go()
    else this.#free += 1
  }
}
