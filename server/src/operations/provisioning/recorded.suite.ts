/** A provisioning that an organization has behind it, for tests that only look at what is on record. */
import { randomUUID } from 'node:crypto'
import { insertProvisioning } from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import { request } from '../organizations/fake-tenant.suite.ts'
import type { TestWorld } from '../test-world.suite.ts'
import { storedRequest } from './stored-request.ts'

export async function addProvisioning({ database, clock }: TestWorld, id: OrganizationId): Promise<string> {
  const provisioningId = randomUUID()
  const organization = { initialDomain: 'contoso.onmicrosoft.com', organizationName: 'Contoso', domains: [] }
  const stored = storedRequest(
    { ...request, signInReference: undefined },
    { keys: {}, organization, cloud: 'worldwide', administrator: 'admin@contoso.com' },
  )
  await insertProvisioning(database.db, {
    id: provisioningId,
    tenantId: randomUUID(),
    state: 'done',
    created: '[]',
    error: null,
    startedAt: clock.now(),
    endedAt: clock.now(),
    organizationId: id,
    request: JSON.stringify(stored),
  })
  return provisioningId
}
