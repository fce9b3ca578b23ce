const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** "Safari, iPhone" from what a browser says of itself; null where it says nothing known */
export function deviceWords(userAgent: string): string | null {
  const named = [browsers, systems].flatMap((list) => list.find(([sign]) => sign.test(userAgent))?.[1] ?? [])
  return named.join(', ') || null
}

export const DEVICE_KINDS = ['phone', 'tablet', 'computer'] as const
export type DeviceKind = (typeof DEVICE_KINDS)[number]

/** What kind of thing a browser runs on, by what it says of itself; null where it says nothing known */
export function deviceKind(userAgent: string): DeviceKind | null {
  if (/iPad|Android(?!.*Mobile)|Tablet/.test(userAgent)) return 'tablet'
  if (/iPhone|Mobile/.test(userAgent)) return 'phone'
  return /Windows|Mac OS X|Linux|CrOS/.test(userAgent) ? 'computer' : null
}
