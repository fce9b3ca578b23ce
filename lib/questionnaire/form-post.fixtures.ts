import { readPage } from './form-post'
import type { Item, Questionnaire } from './schema'

const url = 'https://skin-visit.example/fhir/StructureDefinition/'
export const notSure = { url: `${url}allowed-absence`, valueCode: 'asked-unknown' }
export const ranked = { url: `${url}ranking`, valueBoolean: true }
export const option = (code: string) => ({ valueCoding: { code, display: code.toUpperCase() } })
export const none = {
  valueCoding: { code: 'none' },
  extension: [
    { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive', valueBoolean: true },
  ],
}

export const form = (...fields: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}
export const one = (item: Partial<Item> & Pick<Item, 'type'>): Questionnaire => ({
  resourceType: 'Questionnaire',
  status: 'active',
  item: [{ linkId: 'q', text: 'Question', ...item }],
})
export const read = (item: Partial<Item> & Pick<Item, 'type'>, ...fields: [string, string][]) =>
  readPage(one(item), '1', form(['shown', 'q'], ...fields))
