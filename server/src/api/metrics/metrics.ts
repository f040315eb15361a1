/** What the process counts of itself: answers by route, the event loop, memory (Prometheus text format 0.0.4). */
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** An answer as it is counted. */
export interface AnswerSample {
  readonly method: string
  /** The pattern of the route; undefined where there is none. */
  readonly route: string | undefined
  readonly status: number
  readonly seconds: number
}

export interface ProcessMetrics {
  observe(answer: AnswerSample): void
  /** Everything counted so far, with the state of the process at this moment. */
  text(): Promise<string>
}

/** Address and method of what is not there are the caller's choice: they would be labels without an end. */
const noRoute = '(none)'
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** Up to a minute: a listing answers in milliseconds, connecting an organization or a download takes its time. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

/** Counts into a registry of its own: two servers in one process share nothing. */
export function createProcessMetrics(): ProcessMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'strongroom_http_response_duration_seconds',
    help: 'Time from a request to the end of its answer, by method, pattern of the route and class of the status.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  })
  return {
    observe({ method, route, status, seconds }) {
      const labels = {
        method: methods.has(method) ? method : 'other',
        route: route ?? noRoute,
        status: `${Math.trunc(status / 100)}xx`,
      }
      durations.observe(labels, seconds)
    },
    text: () => registry.metrics(),
  }
}
