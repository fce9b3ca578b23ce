import { logFailure } from './log'

/**
 * The framework prints each error that nobody caught, message and all, and a database's message quotes the row that it
 * refused. From here on what goes to the console as an error or a warning becomes a line of our log: class, code and
 * place. Only in production: whoever develops needs the words, and has no patients.
 */
export function guardConsole(): void {
  if (process.env.NODE_ENV !== 'production') return
  console.error = (...said) => withoutWords('server-error', said)
  console.warn = (...said) => withoutWords('server-warning', said)
}

function withoutWords(event: string, said: readonly unknown[]): void {
  logFailure(event, said.find((one) => one instanceof Error) ?? said.at(-1))
}
