import type { ItemFields } from './item-fields'

const optionRowNames = ['optionKey', 'optionWords', 'optionEs', 'optionWeight'] as const
const conditionRowNames = [
  'conditionQuestion',
  'conditionWas',
  'conditionOperator',
  'conditionAnswer',
] as const

/** An item's form after the button beside one of its rows: "drop-option:2", "up-option:3", "drop-condition:0" */
export function rowsAfter(fields: ItemFields, button: string): ItemFields {
  const [act = '', place = ''] = button.split(':')
  const at = Number(place)
  if (place === '' || !Number.isInteger(at)) return fields
  switch (act) {
    case 'drop-option':
      return withOptionOrder(fields, (order) => order.filter((one) => one !== at))
    case 'up-option':
      return withOptionOrder(fields, (order) => swapped(order, at - 1))
    case 'down-option':
      return withOptionOrder(fields, (order) => swapped(order, at))
    case 'drop-condition': {
      const rows = conditionRowNames.map((name) => [name, fields[name].filter((_, row) => row !== at)])
      return { ...fields, ...Object.fromEntries(rows) }
    }
    default:
      return fields
  }
}

function withOptionOrder(fields: ItemFields, reorder: (order: number[]) => number[]): ItemFields {
  const order = reorder(fields.optionWords.map((_, at) => at))
  const rows = optionRowNames.map((name) => [name, order.map((at) => fields[name][at] ?? '')])
  const optionAlone = order.flatMap((was, at) =>
    fields.optionAlone.includes(String(was)) ? [String(at)] : [],
  )
  return { ...fields, ...Object.fromEntries(rows), optionAlone }
}

/** The row at a place changes with the one after it */
function swapped(order: readonly number[], at: number): number[] {
  const [one, other] = [order[at], order[at + 1]]
  if (one === undefined || other === undefined) return [...order]
  return order.with(at, other).with(at + 1, one)
}
