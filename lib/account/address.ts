/**
 * An address as it was typed, in the form accounts are kept under: lower case, without what no address has (control
 * characters, which PostgreSQL would refuse, and lone surrogates). It need not be an address at all.
 */
export const addressOf = (typed: string): string =>
  typed.toWellFormed().replace(/\p{C}/gu, '').trim().toLowerCase().slice(0, 254)
