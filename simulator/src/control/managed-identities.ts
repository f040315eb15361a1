/** Making a managed identity: `POST /_simulator/managed-identities`. */
import { createManagedIdentity } from '../entra/managed-identity/identities.ts'
import type { EntraState } from '../entra/state.ts'
import { BadOrder } from '../faults/parse.ts'
import type { JsonRecord } from '../json.ts'
import type { TenantState } from '../tenant/model.ts'

export interface IdentityPlace {
  readonly tenant: TenantState
  readonly entra: EntraState
  readonly origin: string
  readonly now: number
}

/**
 * Makes an identity, and tells what its host sets as `IDENTITY_ENDPOINT` and `IDENTITY_HEADER`.
 * @throws {BadOrder} with a sentence that says what to write.
 */
export function putManagedIdentity({ tenant, entra, origin, now }: IdentityPlace, order: JsonRecord): object {
  const { displayName, systemAssigned = false, ...rest } = order
  const odd = Object.keys(rest)[0]
  if (odd !== undefined)
    throw new BadOrder(`"${odd}" is not known here; known are displayName and systemAssigned.`)
  if (typeof displayName !== 'string' || displayName === '')
    throw new BadOrder('"displayName" must be text that is not empty.')
  if (typeof systemAssigned !== 'boolean') throw new BadOrder('"systemAssigned" must be true or false.')
  const kind = systemAssigned ? 'system' : 'user'
  const identity = createManagedIdentity(tenant, entra, { displayName, kind }, now)
  return {
    clientId: identity.clientId,
    principalId: identity.principalId,
    tenantId: identity.tenantId,
    endpoint: `${origin}/msi/${identity.clientId}/token`,
    header: identity.header,
  }
}
