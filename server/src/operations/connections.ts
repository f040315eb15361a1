/** Graph for each organization, with our own application and nobody's password: one client, one token cache, one budget. */
import {
  type Database,
  findOrganization,
  findOrganizationApplication,
  type OrganizationApplicationRow,
  type OrganizationRow,
} from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { OrganizationId } from '../foundation/ids.ts'
import type { Graph } from '../microsoft365/index.ts'
import type { Microsoft365Clouds } from './clouds.ts'
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
  /** All clouds of the server, where there are several; an organization is asked for in its own. */
  readonly clouds?: Pick<Microsoft365Clouds, 'named'> | undefined
  /** Without it clients are kept until they are forgotten. */
  readonly clock?: Pick<Clock, 'now'>
}

interface Kept {
  readonly graph: Promise<Graph>
  readonly usedAt: number
  /** As soon as it is there. */
  client: Graph | undefined
}

/** A client that nobody asked for in so long is not kept: of hundreds of organizations few are busy at a time. */
const idleMs = 30 * 60_000

export function createConnections(dependencies: ConnectionDependencies): Connections {
  const { database, microsoft365, clouds, clock } = dependencies
  const kept = new Map<OrganizationId, Kept>()
  /** Not kept any more, and perhaps still held by a long run: then it is shared, so that there is one budget only. */
  const released = new Map<OrganizationId, WeakRef<Graph>>()

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
    return (clouds?.named(organization.cloud) ?? microsoft365).connect(credential)
  }

  function release(now: number): void {
    for (const [id, { client, usedAt }] of kept) {
      // The one that was used last stands last.
      if (now - usedAt < idleMs) break
      kept.delete(id)
      if (client !== undefined) released.set(id, new WeakRef(client))
    }
    for (const [id, client] of released) if (client.deref() === undefined) released.delete(id)
  }

  /** A connection that came to nothing is made anew for the next who asks. */
  async function settle(id: OrganizationId, entry: Kept): Promise<void> {
    try {
      entry.client = await entry.graph
    } catch {
      if (kept.get(id) === entry) kept.delete(id)
    }
  }

  function keep(id: OrganizationId, graph: Promise<Graph>, usedAt: number): Promise<Graph> {
    const entry: Kept = { graph, usedAt, client: undefined }
    kept.delete(id)
    kept.set(id, entry)
    void settle(id, entry)
    return graph
  }

  return {
    graph(id) {
      const now = clock?.now() ?? 0
      release(now)
      const held = released.get(id)?.deref()
      released.delete(id)
      return keep(id, kept.get(id)?.graph ?? (held === undefined ? connect(id) : Promise.resolve(held)), now)
    },
    forget(id) {
      kept.delete(id)
      released.delete(id)
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
