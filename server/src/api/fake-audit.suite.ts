/** An audit log of two records, one of each organization, for the tests of the HTTP face. */
import type { AuditEntry, Operations } from '../operations/index.ts'
import { ids, noon, notFound, page, sees } from './sample-values.suite.ts'

const refused: AuditEntry = {
  sequence: 7,
  at: noon,
  action: 'token.assertion',
  outcome: 'refused',
  actor: 'anonymous',
  organizationId: ids.contoso,
  requestId: 'r1',
  reason: 'tenant_authentication_off',
  details: { remedy: 'strongroom org auth set contoso.onmicrosoft.com --tenant-authentication on' },
  previousHash: '6'.repeat(64),
  hash: '7'.repeat(64),
}

export const fakeAudit: Operations['audit'] = {
  list: async (filter, reach, request) =>
    page(
      [{ ...refused, ...(filter.requestId === undefined ? {} : { requestId: filter.requestId }) }].filter(
        ({ at, outcome }) =>
          sees(reach, ids.contoso) && at >= (filter.since ?? 0) && (filter.outcome ?? outcome) === outcome,
      ),
      request,
    ),
  get: async (sequence, reach) => {
    if (sequence !== refused.sequence || !sees(reach, ids.contoso)) throw notFound()
    return refused
  },
  verify: async (noted) =>
    (noted?.records ?? 0) > refused.sequence
      ? { isIntact: false, sequence: 8, problem: 'cut_off' }
      : { isIntact: true, records: refused.sequence, head: refused.hash },
  checkpoint: async () => ({ records: refused.sequence, head: refused.hash }),
  async *export(_filter, reach) {
    if (sees(reach, ids.contoso)) yield `${JSON.stringify(refused)}\n`
  },
}
