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
  const { keepWatch } = await import('@/lib/escalation/keep-watch')
  keepWatch()
}
