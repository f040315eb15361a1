/** One provisioning that is planned, for the tests of the HTTP face. */
import { OperationError, type Provisioning, type Provisionings } from '../operations/index.ts'
import { ids, noon, notFound, organization, type Recorded } from './sample-values.suite.ts'

export const planHash = 'ab'.repeat(32)

export function sampleProvisioning(state: Provisioning['state'] = 'planned'): Provisioning {
  return {
    id: ids.provisioning,
    kind: 'add',
    way: 'register',
    state,
    organizationId: ids.contoso,
    tenantId: ids.absent,
    organizationName: 'contoso.onmicrosoft.com',
    services: { exchange: true, sharePoint: false, teams: false, teamsChats: false },
    startedBy: 'admin',
    administrator: 'admin@contoso.onmicrosoft.com',
    plan: { hash: planHash, applications: [], writes: [], obstacles: [], remarks: [] },
    steps: [{ name: 'create-backup-application', title: 'Create', state: 'running', detail: '' }],
    error: undefined,
    startedAt: noon,
    endedAt: undefined,
    expiresAt: noon + 600_000,
  }
}

export function fakeProvisionings(recorded: Recorded): Provisionings {
  const find = (id: string): Provisioning => {
    if (id !== ids.provisioning) throw notFound()
    return sampleProvisioning()
  }
  return {
    plan: async (request) => {
      recorded.provisioning = request
      return sampleProvisioning()
    },
    accept: async (id, { planHash: hash }) => {
      find(id)
      if (hash !== planHash) throw new OperationError('plan_changed', 'This is not the plan that was shown.')
      return sampleProvisioning()
    },
    apply: async (id, hash) => {
      find(id)
      if (hash !== planHash) throw new OperationError('plan_changed', 'This is not the plan that was shown.')
      return sampleProvisioning('running')
    },
    resume: async (id) => find(id),
    cancel: async (id) => ({ ...find(id), state: 'cancelled' }),
    get: async (id) => find(id),
    list: async () => [sampleProvisioning()],
    finished: async () => organization(ids.contoso, 'contoso.onmicrosoft.com'),
  }
}
