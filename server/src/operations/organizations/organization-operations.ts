/** Organizations as the API sees them: connected, listed, changed, removed; their people; the switches of their sign-in. */
import {
  deleteOrganization,
  findAuthenticationSwitches,
  findOrganization,
  listApplicationKeys,
  listJobsOfOrganization,
  listOrganizationApplications,
  listOrganizations,
  lockAuthenticationSwitches,
  putAuthenticationSwitches,
  revokeTokenFamiliesOfOrganization,
  updateOrganization,
} from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Graph } from '../../microsoft365/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Connections } from '../connections.ts'
import { OperationError } from '../errors.ts'
import { jobId } from '../ids.ts'
import type { JobRunner } from '../jobs/job-runner.ts'
import type {
  Actor,
  DirectoryUserEntry,
  OrganizationChange,
  OrganizationOperations,
  Reach,
} from '../operations.ts'
import { streamPage } from '../page.ts'
import { optionsOf } from '../provisioning/options.ts'
import { permissionsOf } from '../provisioning/permissions.ts'
import type { PlanningDependencies } from '../provisioning/planning.ts'
import type { NewProvisioning, Provisionings } from '../provisioning/provisioning.ts'
import { isSignInOn, signInRemarks } from '../provisioning/sign-in-choice.ts'
import { invalidRequest, notFound, orNotFound } from '../refusals.ts'
import { administers, reachesOrganization } from '../reach.ts'
import { asUpstream } from '../upstream.ts'
import { checkAuthentication, describeSwitches, takesAway, withOwnApi } from './authentication.ts'
import { type DirectoryUser, findUser, listUsers } from './directory.ts'
import { importOrganizations } from './import-organizations.ts'
import { holderOfLabel } from './label.ts'
import { organizationOf } from './organization.ts'

const longestLabel = 256
const longestDescription = 1024

export interface OrganizationDependencies extends PlanningDependencies {
  readonly provisionings: Provisionings
  readonly connections: Connections
  readonly runner: JobRunner
}

export function createOrganizations(dependencies: OrganizationDependencies): OrganizationOperations {
  const { database, provisionings } = dependencies
  return {
    ...recordOperations(dependencies),
    ...directoryOperations(dependencies),
    provision: (request, actor) => provision(provisionings, request, actor),
    update: (id, change, actor) => updateRecord(dependencies, { id, change }, actor),
    import: (organizations, actor) => importOrganizations(dependencies, organizations, actor),
    async permissions(id, reach) {
      const row = administers(reach, id) ? await findOrganization(database.db, id) : undefined
      const known = orNotFound(row)
      const microsoft365 = dependencies.clouds.named(known.cloud)
      return permissionsOf({ ...dependencies, microsoft365 }, known)
    },
  }
}

/** For clients that have no step between the plan and its confirmation: they agreed by asking. */
async function provision(
  provisionings: Provisionings,
  request: NewProvisioning,
  actor: Actor,
): ReturnType<OrganizationOperations['provision']> {
  const { id, plan } = await provisionings.plan(request, actor)
  try {
    await provisionings.apply(id, plan?.hash ?? '', actor)
  } catch (error) {
    await provisionings.cancel(id, undefined, actor)
    throw error
  }
  return provisionings.finished(id)
}

async function updateRecord(
  { database, clock }: OrganizationDependencies,
  { id, change }: { readonly id: OrganizationId; readonly change: OrganizationChange },
  actor: Actor,
): Promise<void> {
  const label = change.label?.trim()
  if (label !== undefined && (label === '' || label.length > longestLabel))
    throw invalidRequest(`The name of an organization has 1 to ${longestLabel} characters.`)
  if ((change.description?.length ?? 0) > longestDescription)
    throw invalidRequest(`The description has at most ${longestDescription} characters.`)
  await database.transaction(async (trx) => {
    const row = orNotFound(await findOrganization(trx, id))
    if (label !== undefined && holderOfLabel(label, id, await listOrganizations(trx)) !== undefined)
      throw new OperationError('conflict', `Another organization is called ${label}: choose another name.`)
    const { label: _before, ...options } = optionsOf(row)
    const named = label === undefined ? optionsOf(row) : label === row.name ? options : { ...options, label }
    await updateOrganization(trx, id, {
      options: JSON.stringify(named),
      ...(change.description === undefined ? {} : { description: change.description }),
    })
    await recordAct(trx, clock, actor, {
      action: 'organization.update',
      organizationId: id,
      details: {
        organizationName: row.name,
        before: [`label=${optionsOf(row).label ?? row.name}`, `description=${row.description}`],
        after: [
          `label=${label ?? optionsOf(row).label ?? row.name}`,
          `description=${change.description ?? row.description}`,
        ],
      },
    })
  })
}

type RecordOperations = Pick<
  OrganizationOperations,
  'list' | 'get' | 'remove' | 'authentication' | 'signInRemarks' | 'setAuthentication'
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
    async signInRemarks(id) {
      const row = orNotFound(await findOrganization(db, id))
      const switches = await findAuthenticationSwitches(db, id)
      const applications = await listOrganizationApplications(db, id)
      return signInRemarks(row, { isSignInOn: isSignInOn(switches), applications })
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

export interface RemovalDependencies extends Pick<PlanningDependencies, 'database' | 'clock' | 'keys'> {
  readonly connections: Connections
  readonly runner: JobRunner
}

/** Forgets the organization with its jobs and keys; backups stay. */
export async function removeOrganization(
  { database, clock, keys, runner, connections }: RemovalDependencies,
  id: OrganizationId,
  actor: Actor,
): Promise<void> {
  const row = orNotFound(await findOrganization(database.db, id))
  for (const job of await listJobsOfOrganization(database.db, id)) await runner.stop(jobId(job.id))
  const applications = await listOrganizationApplications(database.db, id)
  const rotated = await listApplicationKeys(database.db, id)
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
  const keyIds = [...applications.map(({ keyId }) => keyId), ...rotated.map(({ keyId }) => keyId)]
  for (const keyId of new Set(keyIds)) if (keyId !== null) await keys.remove(keyId)
}
