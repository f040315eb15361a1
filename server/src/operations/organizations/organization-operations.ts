/** Organizations as the API sees them: added, listed, removed; their people; the switches of their sign-in. */
import {
  type Database,
  deleteOrganization,
  findAuthenticationSwitches,
  lockAuthenticationSwitches,
  findOrganization,
  listJobsOfOrganization,
  listOrganizationApplications,
  listOrganizations,
  listProvisionings,
  type OrganizationRow,
  putAuthenticationSwitches,
  revokeTokenFamiliesOfOrganization,
  updateProvisioning,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Graph } from '../../microsoft365/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Connections } from '../connections.ts'
import { jobId } from '../ids.ts'
import type { JobRunner } from '../jobs/job-runner.ts'
import type { Actor, DirectoryUserEntry, OrganizationOperations, Reach, Registration } from '../operations.ts'
import { streamPage } from '../page.ts'
import { notFound, orNotFound } from '../refusals.ts'
import { administers, reachesOrganization } from '../reach.ts'
import { asUpstream } from '../upstream.ts'
import { type AddDependencies, addOrganization } from './add-organization.ts'
import { checkAuthentication, describeSwitches, takesAway, withOwnApi } from './authentication.ts'
import { type DirectoryUser, findUser, listUsers } from './directory.ts'
import { organizationOf } from './organization.ts'
import { createdObjects, describeObject, recordedRegistration } from './registration-record.ts'

const mostRegistrations = 100

export interface OrganizationDependencies extends AddDependencies {
  readonly connections: Connections
  readonly runner: JobRunner
}

export interface OrganizationKeeper {
  readonly operations: OrganizationOperations
  /** Ends registrations that are under way: what they made is taken back. */
  close(): Promise<void>
}

export function createOrganizations(dependencies: OrganizationDependencies): OrganizationKeeper {
  const controller = new AbortController()
  const watched = new Map<string, () => Registration>()
  const adding = new Set<Promise<unknown>>()

  function watch(registration: () => Registration): void {
    watched.set(registration().id, registration)
    for (const id of [...watched.keys()].slice(0, -mostRegistrations)) watched.delete(id)
  }

  async function add(
    ...[request, actor]: Parameters<OrganizationOperations['add']>
  ): Promise<OrganizationRow> {
    const work = addOrganization(dependencies, { request, actor, signal: controller.signal, watch })
    const tracked = work.catch(() => undefined)
    adding.add(tracked)
    try {
      return await work
    } finally {
      adding.delete(tracked)
    }
  }

  return {
    operations: {
      ...recordOperations(dependencies),
      ...directoryOperations(dependencies),
      async add(request, actor) {
        return organizationOf(dependencies.database, await add(request, actor))
      },
      async registrations() {
        const rows = await listProvisionings(dependencies.database.db, { limit: mostRegistrations })
        return rows.map((row) => watched.get(row.id)?.() ?? recordedRegistration(row))
      },
    },
    async close() {
      controller.abort(new Error('the server is stopping'))
      await Promise.all(adding)
    },
  }
}

type RecordOperations = Pick<
  OrganizationOperations,
  'list' | 'get' | 'remove' | 'authentication' | 'setAuthentication'
>

function recordOperations(dependencies: OrganizationDependencies): RecordOperations {
  const { database, clock } = dependencies
  const { db } = database
  return {
    async list(reach) {
      const rows = await listOrganizations(db)
      const within = rows.filter(({ id }) => reachesOrganization(reach, id))
      return Promise.all(within.map((row) => organizationOf(database, row)))
    },
    async get(id, reach) {
      const row = reachesOrganization(reach, id) ? await findOrganization(db, id) : undefined
      return organizationOf(database, orNotFound(row))
    },
    remove: (id, actor) => removeOrganization(dependencies, id, actor),
    async authentication(id) {
      orNotFound(await findOrganization(db, id))
      return withOwnApi(await findAuthenticationSwitches(db, id))
    },
    async setAuthentication(id, value, actor) {
      orNotFound(await findOrganization(db, id))
      await database.transaction(async (trx) => {
        await lockAuthenticationSwitches(trx)
        const before = await findAuthenticationSwitches(trx, id)
        const checked = checkAuthentication(value, { before, actorName: actor.name, now: clock.now() })
        await putAuthenticationSwitches(trx, id, checked)
        // Sessions carry what was decided at their sign-in: when something is taken away they end, and people sign in anew.
        if (takesAway(before, checked))
          await revokeTokenFamiliesOfOrganization(trx, id, {
            at: clock.now(),
            reason: 'authentication_narrowed',
          })
        await recordAct(trx, clock, actor, {
          action: 'organization.authentication',
          organizationId: id,
          details: { before: describeSwitches(before), after: describeSwitches(checked) },
        })
      })
    },
  }
}

type DirectoryOperations = Pick<OrganizationOperations, 'users' | 'user'>

function directoryOperations({ connections }: OrganizationDependencies): DirectoryOperations {
  async function graphWithin(id: OrganizationId, reach: Reach): Promise<Graph> {
    if (!administers(reach, id)) throw notFound()
    return connections.graph(id)
  }
  return {
    async users(id, filter, reach, page) {
      const graph = await graphWithin(id, reach)
      async function* matching(): AsyncGenerator<DirectoryUserEntry> {
        for await (const user of listUsers(graph)) if (matches(user, filter)) yield entryOf(user)
      }
      return asUpstream(() => streamPage(matching(), page))
    },
    async user(id, userId, reach) {
      const graph = await graphWithin(id, reach)
      return entryOf(orNotFound(await asUpstream(() => findUser(graph, userId))))
    },
  }
}

function matches(user: DirectoryUser, filter: { displayName?: string; userName?: string }): boolean {
  return contains(user.displayName, filter.displayName) && contains(user.userName, filter.userName)
}

function contains(text: string, part: string | undefined): boolean {
  return part === undefined || text.toLowerCase().includes(part.toLowerCase())
}

function entryOf({ id, displayName, userName, isShared }: DirectoryUser): DirectoryUserEntry {
  return { id, displayName, userName, isShared }
}

async function removeOrganization(
  { database, clock, keys, runner, connections }: OrganizationDependencies,
  id: OrganizationId,
  actor: Actor,
): Promise<void> {
  const row = orNotFound(await findOrganization(database.db, id))
  for (const job of await listJobsOfOrganization(database.db, id)) await runner.stop(jobId(job.id))
  const applications = await listOrganizationApplications(database.db, id)
  await database.transaction(async (trx) => {
    await deleteOrganization(trx, id)
    await recordAct(trx, clock, actor, {
      action: 'organization.remove',
      organizationId: id,
      details: {
        tenantId: row.tenantId,
        organizationName: row.name,
        // They stay in the tenant: the record says which ones somebody may want to remove there.
        applications: applications.map(({ displayName, appId }) => `${displayName} (${appId})`),
      },
    })
  })
  connections.forget(id)
  for (const { keyId } of applications) if (keyId !== null) await keys.remove(keyId)
}

/** A registration whose process is gone has nobody to finish it or to take it back: what it made stays named. */
export async function abandonRegistrations({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: Clock
}): Promise<void> {
  for (const row of await listProvisionings(database.db, { state: 'running', limit: mostRegistrations })) {
    const objects = createdObjects(row).map(describeObject)
    const error =
      objects.length === 0
        ? 'The server stopped before anything was made in the tenant.'
        : `The server stopped during the registration. Remove in the Microsoft Entra admin center what stands there: ${objects.join(', ')}.`
    await updateProvisioning(database.db, row.id, { state: 'abandoned', error, endedAt: clock.now() })
  }
}
