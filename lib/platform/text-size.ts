/** How large everything is written: kept in this browser, since it is a matter of eyes and screens */
export const TEXT_SIZES = ['normal', 'larger', 'largest'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

export const TEXT_SIZE_COOKIE = 'text-size'

export const textSizeOf = (value: unknown): TextSize => TEXT_SIZES.find((size) => size === value) ?? 'normal'
