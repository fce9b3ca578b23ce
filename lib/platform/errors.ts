/** Something that cannot be done for a reason of ours; its message is safe to show. Everything else is a defect. */
export class DomainError extends Error {
  override name = 'DomainError'
}

/** A command's expected outcomes: `reason` is a code that the caller turns into words. */
export type Outcome<T = unknown, R extends string = string> = ({ ok: true } & T) | { ok: false; reason: R }
