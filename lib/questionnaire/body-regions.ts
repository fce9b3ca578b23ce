/** The areas of the body-area code system, by where they are listed; those with sides come as pairs, left then right */
export const regions = [
  { key: 'head', areas: ['scalp', 'face', 'eyelids', 'neck'] },
  { key: 'trunk', areas: ['chest', 'belly', 'upper-back', 'lower-back', 'buttocks', 'groin'] },
  {
    key: 'arms',
    areas: [
      'left-upper-arm',
      'right-upper-arm',
      'left-inner-elbow',
      'right-inner-elbow',
      'left-forearm',
      'right-forearm',
      'left-hand',
      'right-hand',
    ],
  },
  {
    key: 'legs',
    areas: [
      'left-thigh',
      'right-thigh',
      'left-back-of-knee',
      'right-back-of-knee',
      'left-lower-leg',
      'right-lower-leg',
      'left-foot',
      'right-foot',
    ],
  },
] as const

export const areas: readonly string[] = regions.flatMap((region) => region.areas)

/** An area in words, as the code system has it */
export const areaWords = (code: string): string => {
  const words = code === 'groin' ? 'groin or genitals' : code.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
