import { z } from 'zod'
import type { AttachmentValue } from '@/lib/questionnaire/answers'

/** The address that an answer names a picture by; its renditions are beneath */
export const photoAddress = (id: string): string => `/photos/${id}`

/** The picture that an address of ours names; undefined for one from elsewhere */
export function photoId({ url }: Pick<AttachmentValue, 'url'>): string | undefined {
  const id = url.startsWith('/photos/') ? url.slice('/photos/'.length) : ''
  return z.uuid().safeParse(id).success ? id : undefined
}
