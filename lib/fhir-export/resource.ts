/** A FHIR R4 resource on its way out */
export type Resource = Readonly<Record<string, unknown> & { resourceType: string; id?: string | undefined }>

export type Reference = Readonly<{ reference?: string; type?: string; display?: string }>

/** How one resource of an export points at another; in a bundle it stands under that address of this site */
export const referenceTo = (type: string, id: string): Reference => ({ reference: `${type}/${id}` })

const system = 'https://skin-visit.example/fhir/CodeSystem/'

/** A code of ours, with the words that the screens have for it */
export const coded = (name: string, code: string, text: string) => ({
  coding: [{ system: `${system}${name}`, code }],
  text,
})

/** Without the parts that are undefined: FHIR has no empty elements */
export function whole(resource: Resource): Resource {
  const kept = Object.entries(resource).filter(
    ([, part]) => part !== undefined && part !== '' && !(Array.isArray(part) && part.length === 0),
  )
  return { resourceType: resource.resourceType, ...Object.fromEntries(kept) }
}

export const day = (date: Date): string => date.toISOString().slice(0, 10)
