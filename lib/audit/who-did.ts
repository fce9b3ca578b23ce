import type { SqlTransaction } from '@/lib/access/scoped'

/**
 * Who did what a line of the record (`e`, beside its account `a`) says: by name; somebody of another clinic as they and it were
 * called then, since their account is out of reach; our own clock by what it was for. Empty for an account that is gone.
 */
export const whoDid = (tx: SqlTransaction) =>
  tx`coalesce(a.name, e.detail ->> 'purpose', (e.detail ->> 'who') || ', ' || (e.detail ->> 'clinic'), '')`
