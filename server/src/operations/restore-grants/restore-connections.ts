/** Graph for writing back: with the application for restore where the organization has one, else with the one for backup. */
import {
  type Database,
  findOrganization,
  findOrganizationApplication,
  type OrganizationApplicationRow,
} from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Graph } from '../../microsoft365/index.ts'
import { type Connections, credentialOf } from '../connections.ts'
import type { Microsoft365 } from '../ports.ts'
import { orNotFound } from '../refusals.ts'

interface Kept {
  /** By which it is known whether it is still the one of the records. */
  readonly proof: string
  readonly graph: Promise<Graph>
}

/** @param dependencies.connections - Of the backup applications. */
export function createRestoreConnections({
  database,
  microsoft365,
  connections,
}: {
  readonly database: Database
  readonly microsoft365: Pick<Microsoft365, 'connect'>
  readonly connections: Connections
}): Connections {
  const kept = new Map<OrganizationId, Kept>()

  async function connect(id: OrganizationId, application: OrganizationApplicationRow): Promise<Graph> {
    const organization = orNotFound(await findOrganization(database.db, id))
    const credential = credentialOf(organization, application)
    return credential === undefined ? connections.graph(id) : microsoft365.connect(credential)
  }

  return {
    async graph(id) {
      const application = await findOrganizationApplication(database.db, id, 'restore')
      const backup = await findOrganizationApplication(database.db, id, 'backup')
      if (application === undefined || application.appId === backup?.appId) return connections.graph(id)
      const { appId, keyId, credentialPlace } = application
      const proof = JSON.stringify([appId, keyId, credentialPlace])
      const known = kept.get(id)
      if (known?.proof === proof) return known.graph
      const graph = connect(id, application)
      kept.set(id, { proof, graph })
      graph.catch(() => kept.delete(id))
      return graph
    },
    /** Of both applications. */
    forget(id) {
      kept.delete(id)
      connections.forget(id)
    },
  }
}
