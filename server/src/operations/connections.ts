/** Graph for each organization, with our own application and nobody's password: one client, one token cache, one budget. */
import {
  type Database,
  findOrganization,
  findOrganizationApplication,
  type OrganizationApplicationRow,
  type OrganizationRow,
} from '../database/index.ts'
import type { OrganizationId } from '../foundation/ids.ts'
import type { Graph } from '../microsoft365/index.ts'
import { OperationError } from './errors.ts'
import type { ApplicationCredential, Microsoft365 } from './ports.ts'
import { notFound } from './refusals.ts'

export interface Connections {
  /** @throws {OperationError} `not_found` for an organization that is not known (any more). */
  graph(id: OrganizationId): Promise<Graph>
  /** Forgets the client: the organization is gone. */
  forget(id: OrganizationId): void
}

export interface ConnectionDependencies {
  readonly database: Database
  readonly microsoft365: Microsoft365
}

export function createConnections({ database, microsoft365 }: ConnectionDependencies): Connections {
  const open = new Map<OrganizationId, Promise<Graph>>()

  async function connect(id: OrganizationId): Promise<Graph> {
    const organization = await findOrganization(database.db, id)
    if (organization === undefined) throw notFound()
    const application = await findOrganizationApplication(database.db, id, 'backup')
    const credential = application && credentialOf(organization, application)
    if (credential === undefined)
      throw new OperationError(
        'invalid_request',
        `The organization ${organization.name} has no backup application; remove it and add it again.`,
      )
    return microsoft365.connect(credential)
  }

  return {
    graph(id) {
      const known = open.get(id)
      if (known !== undefined) return known
      const connecting = connect(id)
      open.set(id, connecting)
      connecting.catch(() => open.delete(id))
      return connecting
    },
    forget(id) {
      open.delete(id)
    },
  }
}

/** How an application proves itself by the records; undefined for a public client. */
export function credentialOf(
  { tenantId }: Pick<OrganizationRow, 'tenantId'>,
  application: Pick<OrganizationApplicationRow, 'appId' | 'keyId' | 'credential' | 'credentialPlace'>,
): ApplicationCredential | undefined {
  const { appId: clientId, keyId, credential, credentialPlace: tokenFile } = application
  if (credential === 'federated' && tokenFile !== null) return { tenantId, clientId, tokenFile }
  return keyId === null ? undefined : { tenantId, clientId, keyId }
}
