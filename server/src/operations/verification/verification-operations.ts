/** Begins verifications, keeps what is under way in memory and what has ended on record. */
import {
  type Database,
  endVerification,
  findOrganization,
  findVerification,
  insertVerification,
  listOrganizations,
  listVerifications,
  type OrganizationRow,
  stopVerifications,
  type VerificationRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { describeError } from '../../foundation/errors.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import type { KeyProvider } from '../../keys/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor, Reach } from '../caller.ts'
import { organizationId } from '../ids.ts'
import { authenticationOf, refuseReadOnly } from '../organizations/organization.ts'
import type { Microsoft365Clouds } from '../clouds.ts'
import type { Connections } from '../connections.ts'
import type { Microsoft365 } from '../ports.ts'
import { administers } from '../reach.ts'
import { invalidRequest, notFound, orNotFound } from '../refusals.ts'
import { createLanes } from './lanes.ts'
import { longestWaitMinutes, lookAt } from './look.ts'
import { isPassed, type Results, storedResults, verificationOf } from './results.ts'
import { subjectsOf } from './subjects.ts'
import type { Verification, VerificationKeeper, Verifications, VerifyRequest } from './verification.ts'

/** Older ones are forgotten. */
const mostVerifications = 20
/** Organizations looked at at once; one waits for Microsoft most of the time. */
const lanes = 4

export interface VerificationDependencies {
  readonly database: Database
  readonly keys: Pick<KeyProvider, 'certificate'>
  readonly microsoft365: Microsoft365
  /** All clouds of the server, where there are several; an organization is asked for in its own. */
  readonly clouds?: Pick<Microsoft365Clouds, 'named'> | undefined
  readonly connections: Pick<Connections, 'forget'>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

interface Live {
  readonly row: VerificationRow
  readonly organization: OrganizationRow
  readonly actor: Actor
  results: Results
}

export function createVerifications(dependencies: VerificationDependencies): VerificationKeeper {
  const { database } = dependencies
  const stop = new AbortController()
  const queue = createLanes(lanes)
  /** By organization: one at a time. */
  const alive = new Map<string, Live>()
  const background = new Set<Promise<void>>()

  async function begin(
    organization: OrganizationRow,
    { waitMinutes }: VerifyRequest,
    actor: Actor,
  ): Promise<Verification> {
    const running = alive.get(organization.id)
    if (running !== undefined) return describe(running)
    const live = liveOf(dependencies, organization, { waitMinutes, actor })
    alive.set(organization.id, live)
    try {
      await recordBegin(dependencies, live)
    } catch (error) {
      alive.delete(organization.id)
      throw error
    }
    const work = queue
      .run(() => carryOut(dependencies, live, stop.signal))
      .catch((error: unknown) => dependencies.log.error({ err: error }, 'a verification was lost'))
      .finally(() => alive.delete(organization.id))
    background.add(work)
    void work.finally(() => background.delete(work))
    return describe(live)
  }

  /** What is under way is told from memory: it changes from call to call. */
  function told(row: VerificationRow, { name }: Pick<OrganizationRow, 'name'>): Verification {
    const live = alive.get(row.organizationId)
    return live?.row.id === row.id ? describe(live) : verificationOf(row, name)
  }

  async function lastOf(organization: OrganizationRow): Promise<Verification | undefined> {
    const [row] = await listVerifications(database.db, organization.id, 1)
    return row && told(row, organization)
  }

  const operations: Verifications = {
    async begin(id, request, { reach, actor }) {
      checkWait(request)
      const organization = await within(database, id, reach)
      refuseReadOnly(organization)
      return begin(organization, request, actor)
    },
    async beginAll({ organizationIds, ...request }, { reach, actor }) {
      checkWait(request)
      const chosen =
        organizationIds === undefined
          ? (await reachable(database, reach)).filter((row) => authenticationOf(row) === 'app-only')
          : await Promise.all([...new Set(organizationIds)].map((id) => within(database, id, reach)))
      const begun: Verification[] = []
      for (const organization of chosen) {
        refuseReadOnly(organization)
        begun.push(await begin(organization, request, actor))
      }
      return begun
    },
    async latest(id, reach) {
      return orNotFound(await lastOf(await within(database, id, reach)))
    },
    async latestOfAll(reach) {
      const found = await Promise.all((await reachable(database, reach)).map(lastOf))
      return found.filter((one) => one !== undefined)
    },
    async get(id, verificationId, reach) {
      const organization = await within(database, id, reach)
      const row = orNotFound(await findVerification(database.db, verificationId))
      if (row.organizationId !== id) throw notFound()
      return told(row, organization)
    },
  }
  return {
    operations,
    start: () => stopVerifications(database.db, dependencies.clock.now()),
    async close() {
      stop.abort(new Error('The server was stopped.'))
      await Promise.all(background)
    },
  }
}

function checkWait({ waitMinutes }: VerifyRequest): void {
  if (!Number.isFinite(waitMinutes) || waitMinutes < 0 || waitMinutes > longestWaitMinutes)
    throw invalidRequest(
      `Wait 0 to ${longestWaitMinutes} minutes: what Microsoft has not made effective by then, it does not.`,
    )
}

async function within(database: Database, id: OrganizationId, reach: Reach): Promise<OrganizationRow> {
  if (!administers(reach, id)) throw notFound()
  return orNotFound(await findOrganization(database.db, id))
}

async function reachable(database: Database, reach: Reach): Promise<readonly OrganizationRow[]> {
  return (await listOrganizations(database.db)).filter(({ id }) => administers(reach, id))
}

function liveOf(
  { clock, random }: VerificationDependencies,
  organization: OrganizationRow,
  { waitMinutes, actor }: VerifyRequest & { readonly actor: Actor },
): Live {
  const results = { waitMinutes, applications: [] }
  const row = {
    id: random.uuid(),
    organizationId: organization.id,
    state: 'running',
    results: storedResults(results),
    startedBy: actor.name,
    startedAt: clock.now(),
    endedAt: null,
  }
  return { row, organization, actor, results }
}

function describe({ row, organization, results }: Live): Verification {
  return verificationOf(row, organization.name, results)
}

async function recordBegin({ database, clock }: VerificationDependencies, live: Live): Promise<void> {
  const { row, organization, actor } = live
  await database.transaction(async (trx) => {
    await insertVerification(trx, row, mostVerifications)
    await recordAct(trx, clock, actor, {
      action: 'organization.verify',
      organizationId: organization.id,
      details: { tenantId: organization.tenantId },
    })
  })
}

async function carryOut(
  dependencies: VerificationDependencies,
  live: Live,
  signal: AbortSignal,
): Promise<void> {
  try {
    await examine(dependencies, live, signal)
  } catch (error) {
    if (signal.aborted) return
    dependencies.log.warn({ err: error, organizationId: live.organization.id }, 'a verification failed')
    live.results = { ...live.results, error: describeError(error) }
  }
  if (!signal.aborted) await recordEnd(dependencies, live)
}

async function examine(
  { clouds, clock, random, ...dependencies }: VerificationDependencies,
  live: Live,
  signal: AbortSignal,
): Promise<void> {
  const { waitMinutes } = live.results
  const microsoft365 = clouds?.named(live.organization.cloud) ?? dependencies.microsoft365
  const startedAt = clock.now()
  const subjects = await subjectsOf({ ...dependencies, microsoft365 }, live.organization, startedAt)
  const applications = subjects.map(({ application }) => application)
  live.results = { waitMinutes, applications }
  const { examiner } = microsoft365
  const graphOf: Microsoft365['connect'] = (credential) => microsoft365.connect(credential)
  await Promise.all(
    subjects.map((subject, index) =>
      lookAt({ examiner, graphOf, clock, random }, subject, {
        waitMinutes,
        startedAt,
        signal,
        tell: (application) => {
          applications[index] = application
          live.results = { waitMinutes, applications: [...applications] }
        },
      }),
    ),
  )
}

async function recordEnd(
  { database, clock, connections }: VerificationDependencies,
  live: Live,
): Promise<void> {
  // Tokens keep the permissions of the moment in which they were issued: the next run begins with what was seen here.
  connections.forget(organizationId(live.organization.id))
  const { row, organization, actor, results } = live
  const state = isPassed(results) ? 'passed' : 'failed'
  const missing = results.applications.flatMap(({ permissions }) =>
    permissions.filter(({ lost }) => lost.length > 0).map(({ value }) => value),
  )
  await database.transaction(async (trx) => {
    await endVerification(trx, row.id, { state, results: storedResults(results), endedAt: clock.now() })
    await recordAct(trx, clock, actor, {
      action: 'organization.verified',
      organizationId: organizationId(organization.id),
      outcome: state === 'passed' ? 'success' : 'failed',
      ...(state === 'passed' ? {} : { reason: 'verification_failed' }),
      details: {
        tenantId: organization.tenantId,
        ...(missing.length > 0 && { permissions: missing }),
        ...(results.error !== undefined && { error: results.error }),
      },
    })
  })
}
