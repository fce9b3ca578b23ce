import { createServer } from 'node:http'
import { freePort, listening, started, stop } from './factories/own-server'
import { makeWorld } from './factories/world'
import { databaseUrl, expect, test } from './fixtures'

/** What the server tells those who watch over it: how much and how long, and never about whom */
test('metrics and traces say what is slow, and nothing of anybody', async ({
  browser,
  contextOptions,
  baseURL,
  signedIn,
}) => {
  test.slow()
  const sent: string[] = []
  const collector = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    sent.push(Buffer.concat(parts).toString())
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}')
  })
  const [port, metricsPort] = [await freePort(), await freePort()]
  const server = await started(port, {
    METRICS_PORT: String(metricsPort),
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await listening(collector)}`,
  })
  try {
    const { ours } = await makeWorld(databaseUrl())
    const [own] = ours.patients
    const host = `http://${new URL(baseURL ?? '').hostname}:${port}`
    const context = await browser.newContext({ ...contextOptions, baseURL: host })
    await signedIn(context, ours.clinician.email)
    const page = await context.newPage()
    await page.goto(`/patients/${own.patientId}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(ours.mark)
    await page.goto(`/visits/${own.appointmentId}`)
    expect((await page.goto('/patients/Canaryname'))?.status()).toBe(404)
    expect((await page.goto('/Canaryname?name=Canaryname'))?.status()).toBe(404)
    const refused = await context.request.post(`/patients/${own.patientId}/edit/save`, {
      headers: { Origin: host },
      form: { givenName: 'Canaryname', familyName: '' },
      maxRedirects: 0,
    })
    expect(refused.status()).toBe(303)

    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{method="GET",room="patients",status="200"\} [1-9]/,
    )
    expect(metrics).toMatch(
      /http_request_duration_seconds_count\{method="POST",room="patients",status="303"\} 1/,
    )
    expect(metrics).toMatch(/\nportal_sql_waiting 0\n/)
    expect(metrics).toMatch(/\nprocess_resident_memory_bytes \d/)
    expect((await fetch(`http://127.0.0.1:${metricsPort}/patients`)).status).toBe(404)

    const traced = () => sent.join('\n')
    for (const route of [
      '/patients/[patientId]',
      '/visits/[appointmentId]',
      '/patients/[patientId]/edit/save',
    ])
      await expect.poll(traced, { timeout: 20_000 }).toContain(`BaseServer.handleRequest ${route}"`)
    for (const words of [ours.mark, own.patientId, own.appointmentId, own.email, 'anaryname'])
      for (const told of [metrics, traced()]) expect(told.toLowerCase()).not.toContain(words.toLowerCase())
    await context.close()
  } finally {
    stop(server)
    collector.closeAllConnections()
    collector.close()
  }
})
