/** What there is to verify of an organization: each of its applications with what its plan needs. */
import {
  type Database,
  listOrganizationApplications,
  type OrganizationApplicationRow,
  type OrganizationRow,
} from '../../database/index.ts'
import type { KeyProvider } from '../../keys/index.ts'
import {
  type ApplicationPurpose,
  type NeededPermission,
  readCatalogue,
  type ResourceName,
} from '../../microsoft365/index.ts'
import { credentialOf } from '../connections.ts'
import type { ApplicationCredential, Microsoft365 } from '../ports.ts'
import { optionsOf, servicesOf } from '../provisioning/options.ts'
import { existingApplications, purposeOf } from '../provisioning/target.ts'
import { applicationNames } from '../provisioning/work.ts'
import { lentPermissions } from '../restore-grants/lent.ts'
import { verifiedCredential } from './credential.ts'
import type { VerifiedApplication, VerifiedAudience, VerifiedPermission } from './verification.ts'

export interface VerificationSubject {
  readonly application: VerifiedApplication
  /** Undefined for one that people sign in to. */
  readonly credential: ApplicationCredential | undefined
  readonly needed: readonly NeededPermission[]
  /** When the last of them was granted, as far as our records know; milliseconds since the Unix epoch. */
  readonly lentAt: number | undefined
}

export interface SubjectDependencies {
  readonly database: Database
  readonly keys: Pick<KeyProvider, 'certificate'>
  readonly microsoft365: Pick<Microsoft365, 'needed'>
}

export async function subjectsOf(
  dependencies: SubjectDependencies,
  organization: OrganizationRow,
  now: number,
): Promise<readonly VerificationSubject[]> {
  const rows = await listOrganizationApplications(dependencies.database.db, organization.id)
  const needed = neededBy(dependencies, organization, rows)
  const lent = await lentPermissions(dependencies.database.db, organization.id)
  const restoring = neededBy(dependencies, organization, rows, 'standing')
  const subjects: VerificationSubject[] = []
  for (const mine of byAppId(rows)) {
    const [row] = mine
    const purposes = mine.map(purposeOf)
    const credential = credentialOf(organization, row)
    const planned = needed.filter(({ application }) => purposes.includes(application))
    const mineLent = lent.filter(({ appId }) => appId === row.appId.toLowerCase())
    const untilOf = ({ resource, id }: NeededPermission): number | undefined =>
      resource === 'graph' ? mineLent.find((role) => role.id === id)?.until : undefined
    // What is lent and not planned is tried like the rest for as long as it stands.
    const extra = restoring.filter(
      (one) =>
        purposes.includes(one.application) &&
        untilOf(one) !== undefined &&
        !planned.some(({ id }) => id === one.id),
    )
    const own = [...planned, ...extra]
    subjects.push({
      application: {
        purposes,
        displayName: row.displayName,
        appId: row.appId,
        credential: await verifiedCredential(dependencies.keys, row, now),
        audiences: credential === undefined ? [] : audiencesOf(organization, purposes, own),
        permissions:
          credential === undefined
            ? []
            : [
                ...planned.map((one) => unverified(one)),
                ...extra.map((one) => unverified(one, untilOf(one))),
              ],
      },
      credential,
      needed: credential === undefined ? [] : own,
      lentAt: mineLent.length === 0 ? undefined : Math.max(...mineLent.map(({ since }) => since)),
    })
  }
  return subjects
}

function neededBy(
  { microsoft365 }: SubjectDependencies,
  organization: OrganizationRow,
  rows: readonly OrganizationApplicationRow[],
  restore = optionsOf(organization).restore,
): readonly NeededPermission[] {
  const { layout, posture, drift } = optionsOf(organization)
  return microsoft365.needed({
    services: servicesOf(organization),
    layout,
    // It holds delegated permissions alone, which are not in its tokens.
    signIn: false,
    restore,
    posture,
    drift,
    names: applicationNames(undefined),
    existing: existingApplications({ way: 'existing', applications: {} }, rows),
    certificates: {},
    federated: {},
    publicUrl: undefined,
    removeExcessive: false,
    known: [],
  })
}

type Rows = readonly [OrganizationApplicationRow, ...OrganizationApplicationRow[]]

/** One application may serve several purposes; the row with a credential comes first. */
function byAppId(rows: readonly OrganizationApplicationRow[]): readonly Rows[] {
  const found = new Map<string, Rows>()
  for (const row of rows) {
    const others = found.get(row.appId)
    if (others === undefined) found.set(row.appId, [row])
    else found.set(row.appId, others[0].keyId === null ? [row, ...others] : [...others, row])
  }
  return [...found.values()]
}

/** The APIs whose permissions are needed, and those behind the services that are protected. */
function audiencesOf(
  organization: OrganizationRow,
  purposes: readonly ApplicationPurpose[],
  needed: readonly NeededPermission[],
): readonly VerifiedAudience[] {
  const { exchange, sharePoint } = servicesOf(organization)
  const isOfService: Readonly<Record<ResourceName, boolean>> = {
    graph: true,
    exchange,
    sharepoint: sharePoint,
  }
  return readCatalogue().resources.map(({ name, displayName }) => {
    const isWanted =
      needed.some(({ resource }) => resource === name) || (purposes.includes('backup') && isOfService[name])
    return isWanted
      ? { resource: name, displayName, state: 'waiting', detail: '', nextStep: '' }
      : {
          resource: name,
          displayName,
          state: 'not-needed',
          detail: 'Nothing that is protected needs it.',
          nextStep: '',
        }
  })
}

function unverified({ resource, value, id, uses }: NeededPermission, lentUntil?: number): VerifiedPermission {
  const enables = [...new Set(uses.map(({ operation }) => operation))]
  const nothing = { state: 'waiting', detail: '', nextStep: '', lost: [] } as const
  return { resource, value, id, ...nothing, enables, ...(lentUntil !== undefined && { lentUntil }) }
}
