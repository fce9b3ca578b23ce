import { context, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type ReadableSpan,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import { environment } from './env'

/** What may leave with a span. Next sets more: addresses with ids and what was searched for among them. */
const ATTRIBUTES = ['http.method', 'http.route', 'http.status_code', 'next.rsc', 'next.span_type']

/** Sends the spans that Next makes to an OpenTelemetry collector; nothing where OTEL_EXPORTER_OTLP_ENDPOINT is not set. */
export function traceRequests(): void {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: share } = environment()
  if (!endpoint) return
  const exporter = withoutWords(new OTLPTraceExporter())
  context.setGlobalContextManager(new AsyncLocalStorageContextManager())
  trace.setGlobalTracerProvider(
    new TracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'skin-visit' }),
      sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
      spanProcessors: [new BatchSpanProcessor({ exporter })],
    }),
  )
}

/** Errors go with their place to the log and never with a message anywhere: a span is left its times, its kind and its route. */
const withoutWords = (exporter: SpanExporter): SpanExporter => ({
  export: (spans, done) => exporter.export(spans.map(bare), done),
  shutdown: () => exporter.shutdown(),
  forceFlush: async () => exporter.forceFlush?.(),
})

export function bare(span: ReadableSpan): ReadableSpan {
  const attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(([name]) => ATTRIBUTES.includes(name)),
  )
  const { 'next.span_type': type, 'http.route': route } = attributes
  return {
    ...{ name: [type, route].filter(Boolean).join(' ') || 'span', attributes, events: [], links: [] },
    ...{ kind: span.kind, status: { code: span.status.code }, ended: span.ended },
    ...{ spanContext: () => span.spanContext(), startTime: span.startTime, endTime: span.endTime },
    ...{ duration: span.duration, resource: span.resource, instrumentationScope: span.instrumentationScope },
    ...{ droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 },
    ...(span.parentSpanContext ? { parentSpanContext: span.parentSpanContext } : {}),
  }
}
