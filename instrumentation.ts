/** Next calls this once when a server starts */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { guardConsole } = await import('@/lib/platform/console-guard')
  guardConsole()
  const { drainOnStop } = await import('@/lib/platform/drain')
  drainOnStop()
  const { serveMetrics } = await import('@/lib/platform/metrics')
  const own = serveMetrics()
  const { refuseCrowds } = await import('@/lib/platform/crowd')
  refuseCrowds(own)
  const { traceRequests } = await import('@/lib/platform/tracing')
  traceRequests()
  // what nobody asks for and has to happen all the same
  const { systemActor } = await import('@/lib/access/actor')
  const { escalateUnattended } = await import('@/lib/escalation/unattended-commands')
  const { remindUnfinished } = await import('@/lib/reminder/commands')
  const { sealAudit } = await import('@/lib/audit/seal-commands')
  const { clocksApart } = await import('@/lib/platform/clocks-apart')
  const { onceAMinute } = await import('@/lib/platform/once-a-minute')
  // it tells of a clock that is wrong by itself; a database that is away has said so by the others
  const clock = () => clocksApart().catch(() => 0)
  onceAMinute([
    { event: 'keep-watch', run: () => escalateUnattended(systemActor('unattended answers')) },
    { event: 'reminders', run: () => remindUnfinished(systemActor('reminders')) },
    { event: 'audit-seal', run: () => sealAudit(systemActor('sealing the record of access')) },
    { event: 'clock', run: clock },
  ])
  clock()
}
