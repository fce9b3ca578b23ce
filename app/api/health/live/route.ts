export const dynamic = 'force-dynamic'

/** This process answers. It says nothing of the database: a server that waits for it must not be killed for that. */
export const GET = (): Response => Response.json({ status: 'live' })
