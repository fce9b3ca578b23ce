import { createHash } from 'node:crypto'

/** A line of the record as a seal names it */
export type SealedLine = { id: string; hash: string }

export type Seal = {
  clinicId: string
  batch: number
  at: Date
  lines: readonly SealedLine[]
  hash: string
}

/** The newest seal of a clinic, kept where no administrator of the database reaches it */
export type KeptSeal = Pick<Seal, 'clinicId' | 'batch' | 'hash'>

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** What happened outside any clinic has a chain too, under this id */
export const NO_CLINIC = '00000000-0000-0000-0000-000000000000'

/** Of everything in a line, in the one form that `lib/audit/sealed-rows` gives it */
export const lineHash = (canonical: string): string => sha256(canonical)

/** Over the seal before it (empty for the first), so that nothing can be taken out or put in between */
export function sealHash(seal: Omit<Seal, 'hash'>, before: string): string {
  const { clinicId, batch, at, lines } = seal
  const head = [before, clinicId, batch, at.toISOString(), lines.length].join(' ')
  return sha256([head, ...lines.map(({ id, hash }) => `${id} ${hash}`)].join('\n'))
}

/** As `npm run audit -- seal` prints it, to be kept outside */
export const keptLine = ({ clinicId, batch, hash }: KeptSeal): string => `${clinicId} ${batch} ${hash}`

/** The seals in a text of such lines; what is no such line is left out */
export const keptSeals = (text: string): KeptSeal[] =>
  [...text.matchAll(/^([\da-f-]{36}) (\d{1,9}) ([\da-f]{64})\b/gm)].map(
    ([, clinicId = '', batch, hash = '']) => ({ clinicId, batch: Number(batch), hash }),
  )
