/** Of one table: how many rows about the patient would go, and how many would stay */
export type TableReach = { name: string; goes: number; stays: number }

/** What an erasure does, worked out from what is there */
export type Reach = {
  /** Nothing of it has to be kept (any more): all of it goes */
  whole: boolean
  /** The first day on which nothing of it has to be kept; null where nothing has to be */
  keptUntil: Date | null
  tables: readonly TableReach[]
  /** Lines about the patient in the record of access, which stays */
  lines: number
}

/** Names what a page has told of, so that nothing else is done than that; the record of access goes on by itself */
export const shownOf = ({ whole, keptUntil, tables }: Reach): string =>
  [
    whole ? 'whole' : `until ${keptUntil?.toISOString().slice(0, 10)}`,
    ...tables
      .filter(({ name, goes, stays }) => goes + stays > 0 && !OF_THE_DAY.includes(name))
      .map(({ name, goes, stays }) => `${name} ${goes} ${stays}`),
  ].join('; ')

/** What comes and goes while somebody merely signs in or has a page open */
const OF_THE_DAY = ['session', 'half_session', 'device', 'page_load', 'typed_form', 'passkey_challenge']
