const ADDRESS = /^\/pictures\/[0-9a-f-]{36}$/

/** What stands in a version for a picture of the clinic's own, where one that ships has its drawing */
export const clinicPictureAddress = (id: string): string => `/pictures/${id}`

export const isClinicPicture = (picture: string): boolean => ADDRESS.test(picture)
