// npm run escalate: passes on what has waited too long, once. The running server does this every minute by itself.
import { systemActor } from '@/lib/access/actor'
import { escalateUnattended } from '@/lib/escalation/unattended-commands'
import { disconnect } from '@/lib/platform/database'

const done = await escalateUnattended(systemActor('unattended answers'))
if (done.ok) console.log(`${done.told} passed on, ${done.mailed} mails sent.`)
await disconnect()
