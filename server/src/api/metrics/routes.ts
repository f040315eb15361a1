/** `GET /metrics`: for Prometheus and whatever reads its text format (`docs/monitoring.md`). */
import { callerOf } from '../access.ts'
import type { ApiScope } from '../scope.ts'
import type { ProcessMetrics } from './metrics.ts'
import { createStateMetrics } from './state.ts'

const contentType = 'text/plain; version=0.0.4; charset=utf-8'

export function registerMetrics({ app, dependencies }: ApiScope, processMetrics: ProcessMetrics): void {
  const state = createStateMetrics(dependencies.operations, dependencies.clock)
  app.get('/metrics', {
    config: { access: 'monitor' },
    handler: async (request, reply) => {
      const { reach } = callerOf(request)
      const ofState = await state.text(reach)
      // How busy the server is tells of organizations that the others are not to know of.
      if (reach.kind !== 'server') return reply.type(contentType).send(ofState)
      const ofStorages = (await dependencies.storageCounts?.text()) ?? ''
      return reply.type(contentType).send(ofState + ofStorages + (await processMetrics.text()))
    },
  })
}
