/** Restore permissions just in time, as the API sees them. */
import {
  findOrganization,
  findRestoreGrant,
  insertRestoreGrant,
  listRestoreGrants,
  listStandingRestoreGrants,
  type OrganizationRow,
  type RestoreGrantRow,
  updateRestoreGrant,
} from '../../database/index.ts'
import { describeError } from '../../foundation/errors.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import type { Administrator, SignedInAdministrator } from '../ports.ts'
import { fromTenant } from '../provisioning/planning.ts'
import { checkTenant } from '../provisioning/target.ts'
import { invalidRequest, notFound, orNotFound } from '../refusals.ts'
import type { SignInKeeper } from '../sign-ins/sign-ins.ts'
import { organizationWithin, type PlannedGrant, planGrant } from './grant-plan.ts'
import { grantOf } from './grant-record.ts'
import { awaitEffect, type GrantRunDependencies, makeGrants, takeAway } from './grant-run.ts'
import { createRestorePermits } from './permits.ts'
import {
  longestMinutes,
  type NewRestoreGrant,
  type RestoreGrant,
  type RestoreGrantKeeper,
  type RestoreGrants,
} from './restore-grants.ts'
import { createRuns, type Run, type Runs } from './runs.ts'
import { objectsOfGrant } from './stored.ts'

const minuteMs = 60_000
const longestReason = 500
const mostGrants = 50

export interface RestoreGrantDependencies extends GrantRunDependencies {
  readonly signIns: Pick<SignInKeeper, 'redeem'>
}

export function createRestoreGrants(dependencies: RestoreGrantDependencies): RestoreGrantKeeper {
  const { database, clock, log } = dependencies
  const runs = createRuns({ log })
  const view = (row: RestoreGrantRow): RestoreGrant =>
    grantOf(row, runs.progress(row.organizationId), clock.now())
  const scope: Scope = { ...dependencies, runs, view }
  return {
    permits: createRestorePermits(dependencies),
    operations: operationsOf(scope),
    async start() {
      for (const row of await listStandingRestoreGrants(database.db)) {
        if (row.state !== 'granted' || objectsOfGrant(row).effectiveAt !== undefined) continue
        const organization = await findOrganization(database.db, row.organizationId)
        if (organization === undefined || row.expiresAt <= clock.now()) continue
        const planned = await planGrant(dependencies, organization).catch((error: unknown) => {
          const reason = describeError(error)
          log.warn({ organizationId: row.organizationId, reason }, 'a restore grant is left as it is')
        })
        if (planned !== undefined) await waitOn(scope, planned, row)
      }
    },
    close: () => runs.close(),
    settled: () => runs.settled(),
  }
}

interface Scope extends RestoreGrantDependencies {
  readonly runs: Runs
  readonly view: (row: RestoreGrantRow) => RestoreGrant
}

async function waitOn(scope: Scope, planned: Subject, row: RestoreGrantRow): Promise<void> {
  const { runs } = scope
  const id = row.organizationId
  await runs.alone(id, async (run) => {
    runs.goOn(id, run, () => awaitEffect(scope, planned, { row, ...heard(run) }))
  })
}

function heard(run: Run): { tell: (progress: string) => void; signal: AbortSignal } {
  return { tell: (progress) => run.tell(progress), signal: run.signal }
}

function operationsOf(scope: Scope): RestoreGrants {
  const { database, view } = scope
  return {
    async plan(id, reach) {
      const planned = await planGrant(scope, await organizationWithin(database, id, reach))
      const { hash, applicationName, appId, permissions } = planned
      const [standing] = await standingGrants(scope, id)
      return {
        hash,
        applicationName,
        appId,
        permissions,
        longestMinutes,
        standing: standing && view(standing),
      }
    },
    async grant(id, request, { actor, reach }) {
      const organization = await organizationWithin(database, id, reach)
      checkRequest(request)
      const planned = await planGrant(scope, organization)
      if (request.planHash !== undefined && request.planHash !== planned.hash)
        throw new OperationError('plan_changed', 'What would be granted has changed: look at the plan again.')
      return begin(scope, planned, { request, actor })
    },
    async list(id, reach) {
      await organizationWithin(database, id, reach)
      return (await listRestoreGrants(database.db, id, mostGrants)).map(view)
    },
    async get(id, grantId, reach) {
      await organizationWithin(database, id, reach)
      return view(await grantRow(scope, id, grantId))
    },
    async revoke(id, { grantId, signInReference: reference }, { actor, reach }) {
      const organization = await organizationWithin(database, id, reach)
      const row = await grantRow(scope, id, grantId)
      if (row.state === 'revoked') throw new OperationError('conflict', 'It is revoked already.')
      const { administrator, person } = await signedIn(scope, organization, { reference, actor })
      const { userName } = person
      try {
        // Who revokes need not wait until what was granted has become effective.
        if (row.state === 'granted') await scope.runs.end(id)
        await scope.runs.alone(id, async ({ signal }) => {
          const current = await grantRow(scope, id, grantId)
          await fromTenant(() => takeAway(scope, administrator, { row: current, actor, userName, signal }))
        })
      } finally {
        administrator.dispose()
      }
      return view(await grantRow(scope, id, grantId))
    },
  }
}

/** Everything that may be refused comes before the first write; the writes go on in the background. */
async function begin(
  scope: Scope,
  planned: PlannedGrant,
  { request, actor }: { readonly request: NewRestoreGrant; readonly actor: Actor },
): Promise<RestoreGrant> {
  const { runs, database } = scope
  const { id } = planned.organization
  return runs.alone(id, async (run) => {
    const earlier = await resumable(scope, planned)
    const { administrator, person } = await signedIn(scope, planned.organization, {
      reference: request.signInReference,
      actor,
    })
    try {
      const row = await beginGrant(scope, { planned, request, earlier }, { person, actor })
      runs.goOn(id, run, async () => {
        const isGranted = await makeGrants(scope, administrator, { row, actor, ...heard(run) }).finally(() =>
          administrator.dispose(),
        )
        const made = isGranted ? await findRestoreGrant(database.db, row.id) : undefined
        if (made !== undefined) await awaitEffect(scope, planned, { row: made, ...heard(run) })
      })
      return scope.view(row)
    } catch (error) {
      administrator.dispose()
      throw error
    }
  })
}

type Subject = Pick<PlannedGrant, 'organization' | 'application'>

function checkRequest({ minutes, reason }: NewRestoreGrant): void {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > longestMinutes)
    throw invalidRequest(`minutes is a whole number from 1 to ${longestMinutes}.`)
  if (reason.trim() === '' || reason.length > longestReason)
    throw invalidRequest(`Say in at most ${longestReason} characters what the restore is for.`)
}

async function grantRow(
  { database }: Pick<RestoreGrantDependencies, 'database'>,
  id: OrganizationId,
  grantId: string,
): Promise<RestoreGrantRow> {
  const row = orNotFound(await findRestoreGrant(database.db, grantId))
  if (row.organizationId !== id) throw notFound()
  return row
}

async function standingGrants(
  { database }: Pick<RestoreGrantDependencies, 'database'>,
  id: string,
): Promise<readonly RestoreGrantRow[]> {
  return (await listRestoreGrants(database.db, id, mostGrants)).filter(({ state }) => state !== 'revoked')
}

/** The grant that was begun and not finished, which goes on. @throws {OperationError} `conflict` for one that stands. */
async function resumable(
  dependencies: RestoreGrantDependencies,
  { organization, appId }: PlannedGrant,
): Promise<RestoreGrantRow | undefined> {
  const [standing] = await standingGrants(dependencies, organization.id)
  if (standing === undefined) return undefined
  if (standing.state === 'granting' && objectsOfGrant(standing).appId === appId) return standing
  const until = new Date(standing.expiresAt).toISOString()
  const stands = standing.state === 'granted' ? `stand until ${until}` : 'are not taken away completely'
  throw new OperationError(
    'conflict',
    `Restore permissions of ${organization.name} ${stands}. Revoke them first (${standing.id}).`,
  )
}

async function signedIn(
  { signIns, database }: RestoreGrantDependencies,
  organization: OrganizationRow,
  { reference, actor }: { readonly reference: string; readonly actor: Actor },
): Promise<{ readonly administrator: SignedInAdministrator; readonly person: Administrator }> {
  const administrator = await signIns.redeem(reference, actor, 'restore-grant')
  try {
    const person = await fromTenant(() => administrator.inspect(new AbortController().signal))
    await checkTenant({ database }, { organization }, person)
    return { administrator, person }
  } catch (error) {
    administrator.dispose()
    throw error
  }
}

async function beginGrant(
  { database, clock, random }: RestoreGrantDependencies,
  {
    planned,
    request: { minutes, reason },
    earlier,
  }: {
    readonly planned: PlannedGrant
    readonly request: NewRestoreGrant
    readonly earlier: RestoreGrantRow | undefined
  },
  { person, actor }: { readonly person: Administrator; readonly actor: Actor },
): Promise<RestoreGrantRow> {
  const { organization, appId, applicationName } = planned
  const permissions = planned.permissions.map(({ resource, value, id }) => ({ resource, value, id }))
  const now = clock.now()
  const created = earlier === undefined ? [] : objectsOfGrant(earlier).created
  const row: RestoreGrantRow = {
    id: earlier?.id ?? random.uuid(),
    organizationId: organization.id,
    permissions: JSON.stringify(permissions),
    objects: JSON.stringify({ appId, applicationName, created }),
    reason: reason.trim(),
    state: 'granting',
    grantedBy: person.userName,
    grantedAt: now,
    expiresAt: now + minutes * minuteMs,
    revokedBy: null,
    revokedAt: null,
  }
  await database.transaction(async (trx) => {
    if (earlier === undefined) await insertRestoreGrant(trx, row)
    else await updateRestoreGrant(trx, row.id, row)
    await recordAct(trx, clock, actor, {
      action: 'restore-permission.begin',
      organizationId: organization.id,
      details: {
        userName: person.userName,
        clientId: appId,
        permissions: permissions.map(({ value }) => value),
        purpose: row.reason,
        expiresAt: row.expiresAt,
      },
    })
  })
  return row
}
