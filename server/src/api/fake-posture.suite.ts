/** Posture reports as the operations would give them, for the routes alone. */
import type { Operations, PostureReport } from '../operations/index.ts'

import { ids, noon, notFound } from './sample-values.suite.ts'

export const sampleReport: PostureReport = {
  id: ids.report,
  organizationId: ids.contoso,
  tenantId: ids.absent,
  organizationName: 'Contoso',
  way: 'delegated',
  checkedAt: noon,
  checkedBy: 'admin',
  days: 30,
  findings: [
    { id: 'mfa_not_required', severity: 'high', title: 'No policy asks', evidence: ['none'], step: 'Do it.' },
  ],
  passed: ['Nobody signed in by a legacy protocol.'],
  unread: [
    { subject: 'App passcodes', reason: 'no_interface', message: 'Not in Graph.', step: 'Forbid them.' },
  ],
}

export function fakePosture(): Operations['posture'] {
  return {
    check: async (id, { days }) => ({ ...sampleReport, organizationId: id, days }),
    checkOnce: async ({ days }) => ({ ...sampleReport, organizationId: undefined, days }),
    list: async () => [sampleReport],
    get: async (_id, reportId) => {
      if (reportId !== sampleReport.id) throw notFound()
      return sampleReport
    },
  }
}
