/** What the records say about the applications of an organization: all of it is ours, or was accepted. */
import { Type } from 'typebox'
import {
  type ApplicationKeyRow,
  type Database,
  type DriftFindingRow,
  findOrganization,
  listApplicationKeys,
  listDriftFindings,
  listOrganizationApplications,
  listProvisionings,
  listRestoreGrants,
  type OrganizationApplicationRow,
  type OrganizationRow,
  type RestoreGrantRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { KeyProvider } from '../../keys/index.ts'
import type { ApplicationsRequest, NeededPermission } from '../../microsoft365/index.ts'
import { parseJson } from '../json.ts'
import { type OrganizationOptions, optionsOf, servicesOf } from '../provisioning/options.ts'
import { createdObjects } from '../provisioning/record.ts'
import { storedKeyIds, storedPlanOf } from '../provisioning/stored-request.ts'
import { purposeOf } from '../provisioning/target.ts'
import { applicationNames } from '../provisioning/work.ts'
import type { CreatedObject, Microsoft365 } from '../ports.ts'
import { grantedRoles, grantObjects } from '../restore-grants/stored.ts'

export interface WatchedApplication {
  readonly appId: string
  readonly displayName: string
  readonly purposes: readonly string[]
  readonly origin: string
  readonly servicePrincipalId: string | null
  /** The row by which the application proves itself. */
  readonly row: OrganizationApplicationRow
  /** Application permissions that it is to hold all the time. */
  readonly needed: readonly NeededPermission[]
}

export interface Watched {
  readonly organization: OrganizationRow
  readonly options: OrganizationOptions
  /** What was in the tenant when a plan was confirmed, lower case; what was accepted later is a finding still. */
  readonly known: ReadonlySet<string>
  readonly applications: readonly WatchedApplication[]
  readonly keys: readonly ApplicationKeyRow[]
  /** Thumbprints (SHA-1, upper-case) of every key that is or was to be registered by us. */
  readonly thumbprints: ReadonlySet<string>
  /** Ids at Microsoft of our keys with the thumbprint that belongs to each. */
  readonly keyIds: ReadonlyMap<string, string>
  /** What provisionings and restore grants that have not ended made in the tenant, or were about to make. */
  readonly intents: readonly CreatedObject[]
  /** Values of permissions that such a provisioning was about to take away. */
  readonly takenAway: ReadonlySet<string>
  readonly grants: readonly RestoreGrantRow[]
  /** A provisioning that removes everything was begun: nothing of it is a surprise. */
  readonly isBeingRemoved: boolean
  /** When we last changed something in the tenant ourselves; the directory may still tell the state of before. */
  readonly lastChangeAt: number
}

export interface WatchedDependencies {
  readonly database: Database
  readonly microsoft365: Pick<Microsoft365, 'needed'>
  readonly keys: Pick<KeyProvider, 'certificate'>
  readonly clock: Clock
}

const unfinished: ReadonlySet<string> = new Set(['running', 'interrupted', 'planned'])
const mostProvisionings = 1_000
const mostGrants = 20

/**
 * Read after the tenant, never before it: an intent is on record before the write that it is about, so whatever of ours
 * was seen in the tenant is on record by then. Provisionings come first, since one that ends moves into the other rows.
 */
export async function readWatched(
  dependencies: WatchedDependencies,
  organizationId: string,
): Promise<Watched | undefined> {
  const { db } = dependencies.database
  const provisionings = await provisioningsOf(dependencies, organizationId)
  const grants = await listRestoreGrants(db, organizationId, mostGrants)
  const keys = await listApplicationKeys(db, organizationId)
  const rows = await listOrganizationApplications(db, organizationId)
  const organization = await findOrganization(db, organizationId)
  if (organization === undefined) return undefined
  const options = optionsOf(organization)
  const findings = await listDriftFindings(db, organizationId)
  const accepted = new Set(findings.filter(({ state }) => state === 'accepted').map(subjectOf))
  const living = provisionings.filter(({ state }) => unfinished.has(state))
  const standing = grants.filter(({ state }) => state !== 'revoked')
  return {
    organization,
    options,
    known: new Set(options.known.filter((id) => !accepted.has(id)).map((id) => id.toLowerCase())),
    applications: watchedApplications(dependencies, { organization, options, rows }),
    keys,
    thumbprints: await thumbprintsOf(dependencies, { keys, rows, keyIds: living.flatMap(storedKeyIds) }),
    keyIds: keyIdsOf(keys),
    intents: [...living.flatMap(createdObjects), ...standing.flatMap(grantObjects)],
    takenAway: new Set(
      living.flatMap((row) =>
        (storedPlanOf(row)?.writes ?? [])
          .filter(({ removes }) => removes)
          .flatMap(({ name }) => name.split(' ')),
      ),
    ),
    grants,
    isBeingRemoved: living.some(({ kind, state }) => kind === 'remove' && state !== 'planned'),
    lastChangeAt: lastChange(dependencies.clock, { provisionings, grants, keys }),
  }
}

const findingSubject = Type.Object({ subject: Type.Optional(Type.String()) })

function subjectOf({ object }: Pick<DriftFindingRow, 'object'>): string | undefined {
  return parseJson(object, findingSubject).subject
}

async function provisioningsOf({ database }: WatchedDependencies, organizationId: string) {
  const all = await listProvisionings(database.db, { limit: mostProvisionings })
  return all.filter((row) => row.organizationId === organizationId)
}

function watchedApplications(
  { microsoft365 }: Pick<WatchedDependencies, 'microsoft365'>,
  {
    organization,
    options,
    rows,
  }: {
    readonly organization: OrganizationRow
    readonly options: OrganizationOptions
    readonly rows: readonly OrganizationApplicationRow[]
  },
): readonly WatchedApplication[] {
  const needed = microsoft365.needed(requestOf(organization, options))
  const appIds = [...new Set(rows.map(({ appId }) => appId.toLowerCase()))]
  return appIds.flatMap((appId) => {
    const ofIt = rows.filter((row) => row.appId.toLowerCase() === appId)
    const [first] = ofIt
    if (first === undefined) return []
    const purposes = ofIt.map(purposeOf)
    const row = ofIt.find(({ keyId, credential }) => keyId !== null || credential === 'federated') ?? first
    return [
      {
        appId,
        displayName: row.displayName,
        purposes,
        origin: row.origin,
        servicePrincipalId: row.servicePrincipalId,
        row,
        needed: needed.filter(({ application }) => purposes.includes(application)),
      },
    ]
  })
}

/** What the applications are made for, by the organization's own options. */
export function requestOf(organization: OrganizationRow, options: OrganizationOptions): ApplicationsRequest {
  const { layout, restore, posture, drift } = options
  return {
    services: servicesOf(organization),
    layout,
    // It holds delegated permissions alone, which are not in its tokens.
    signIn: false,
    restore,
    posture,
    drift,
    names: applicationNames(undefined),
    existing: {},
    certificates: {},
    federated: {},
    publicUrl: undefined,
    removeExcessive: false,
    known: [],
  }
}

async function thumbprintsOf(
  { keys: provider }: Pick<WatchedDependencies, 'keys'>,
  {
    keys,
    rows,
    keyIds,
  }: {
    readonly keys: readonly ApplicationKeyRow[]
    readonly rows: readonly OrganizationApplicationRow[]
    /** Keys of provisionings that have not ended. */
    readonly keyIds: readonly string[]
  },
): Promise<ReadonlySet<string>> {
  const found = new Set([
    ...keys.map(({ thumbprintSha1 }) => thumbprintSha1.toUpperCase()),
    ...rows.flatMap(({ certificateThumbprint }) => certificateThumbprint?.toUpperCase() ?? []),
  ])
  for (const id of keyIds) {
    const certificate = await provider.certificate(id).catch(() => undefined)
    if (certificate !== undefined) found.add(certificate.thumbprintSha1.toUpperCase())
  }
  found.delete('')
  return found
}

function keyIdsOf(keys: readonly ApplicationKeyRow[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const { entraKeyId, thumbprintSha1 } of keys)
    if (entraKeyId !== null) known.set(entraKeyId.toLowerCase(), thumbprintSha1.toUpperCase())
  return known
}

function lastChange(
  clock: Clock,
  {
    provisionings,
    grants,
    keys,
  }: {
    readonly provisionings: readonly { readonly state: string; readonly endedAt: number | null }[]
    readonly grants: readonly RestoreGrantRow[]
    readonly keys: readonly ApplicationKeyRow[]
  },
): number {
  const isAtWork =
    provisionings.some(({ state }) => state === 'running') || grants.some(({ state }) => state === 'revoking')
  if (isAtWork) return clock.now()
  return Math.max(
    0,
    ...provisionings.map(({ endedAt }) => endedAt ?? 0),
    ...grants.flatMap(({ grantedAt, revokedAt }) => [grantedAt, revokedAt ?? 0]),
    ...keys.map(({ changedAt }) => changedAt),
  )
}

/** Permissions that stand for a while, by the application that was given them. */
export function lentRoles(
  { grants }: Pick<Watched, 'grants'>,
  appId: string,
): readonly { readonly id: string; readonly value: string }[] {
  return grants
    .filter(({ state }) => state !== 'revoked')
    .flatMap(grantedRoles)
    .filter((role) => role.appId === appId)
}
