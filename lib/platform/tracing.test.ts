import { ROOT_CONTEXT, SpanStatusCode } from '@opentelemetry/api'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { expect, it } from 'vitest'
import { bare } from './tracing'

it('leaves a span its times, its kind and its route, and no word of an error or an address', () => {
  const exporter = new InMemorySpanExporter()
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
  const span = provider.getTracer('next.js').startSpan('GET /patients/maria', {}, ROOT_CONTEXT)
  span.setAttributes({
    'http.route': '/patients/[patientId]',
    'next.span_type': 'BaseServer.handleRequest',
    'http.status_code': 500,
    'http.target': '/patients/maria?name=maria',
    'error.type': 'maria',
  })
  span.recordException(new Error('the answer was maria'))
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'the answer was maria' })
  span.end()
  const [ended] = exporter.getFinishedSpans()
  if (!ended) throw new Error('no span')
  const left = bare(ended)
  expect(JSON.stringify({ ...left, resource: null })).not.toContain('maria')
  expect(left).toMatchObject({
    name: 'BaseServer.handleRequest /patients/[patientId]',
    status: { code: SpanStatusCode.ERROR },
    startTime: ended.startTime,
  })
  expect(left.attributes['http.status_code']).toBe(500)
})
