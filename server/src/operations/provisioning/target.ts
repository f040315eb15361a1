/** Which organization a provisioning is about: one that is connected, or one that will be. */
import {
  type Database,
  findAuthenticationSwitches,
  findOrganization,
  findOrganizationByTenant,
  listOrganizationApplications,
  listProvisionings,
  type OrganizationApplicationRow,
  type OrganizationRow,
} from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { ApplicationPurpose } from '../../microsoft365/index.ts'
import { OperationError } from '../errors.ts'
import { organizationId } from '../ids.ts'
import { invalidRequest, orNotFound } from '../refusals.ts'
import type { CreatedObject } from '../ports.ts'
import { type LentPermission, lentPermissions } from '../restore-grants/lent.ts'
import { describeServices } from './check-request.ts'
import { createdObjects } from './record.ts'
import type { NewProvisioning, Provisioning } from './provisioning.ts'
import { optionsOf, servicesOf } from './options.ts'
import { storedRequestOf } from './stored-request.ts'
import { isSignInOn } from './sign-in-choice.ts'

export interface Target {
  readonly id: OrganizationId
  readonly kind: Provisioning['kind']
  /** Undefined for one that will be connected. */
  readonly organization: OrganizationRow | undefined
  readonly applications: readonly OrganizationApplicationRow[]
  /** Whether people of the organization may sign in to this server. */
  readonly isSignInOn: boolean
  readonly lent: readonly LentPermission[]
  /** What our provisionings of this organization made or put into its tenant, as recorded. */
  readonly created: readonly CreatedObject[]
  /** Keys with which our provisionings of this organization began: all others came by rotation. */
  readonly broughtKeys: ReadonlySet<string>
}

interface TargetDependencies {
  readonly database: Database
  readonly random: Random
}

/** @throws {OperationError} `not_found`, `invalid_request` */
export async function findTarget(
  { database, random }: TargetDependencies,
  request: NewProvisioning,
): Promise<Target> {
  if (request.organizationId === undefined) {
    if (request.way === 'remove')
      throw invalidRequest('Name the organization whose applications are removed.')
    return {
      id: organizationId(random.uuid()),
      kind: 'add',
      organization: undefined,
      applications: [],
      isSignInOn: false,
      lent: [],
      created: [],
      broughtKeys: new Set(),
    }
  }
  const organization = orNotFound(await findOrganization(database.db, request.organizationId))
  const applications = await listOrganizationApplications(database.db, organization.id)
  return {
    id: organizationId(organization.id),
    kind: kindOf(request, organization),
    organization,
    applications,
    isSignInOn: isSignInOn(await findAuthenticationSwitches(database.db, organization.id)),
    lent: await lentPermissions(database.db, organization.id),
    ...(await provisionedFor(database, organization.id)),
  }
}

/** More than any organization has behind it: each change of it is one. */
const mostProvisionings = 10_000

async function provisionedFor(
  database: Database,
  id: string,
): Promise<Pick<Target, 'created' | 'broughtKeys'>> {
  const all = await listProvisionings(database.db, { limit: mostProvisionings })
  const rows = all.filter((row) => row.organizationId === id)
  return {
    created: rows.flatMap(createdObjects),
    broughtKeys: new Set(rows.flatMap((row) => Object.values(storedRequestOf(row).keys))),
  }
}

function kindOf(request: NewProvisioning, row: OrganizationRow): Provisioning['kind'] {
  if (request.way === 'remove') return 'remove'
  if (row.authentication !== 'app-only') return 'migrate'
  const options = optionsOf(row)
  const isSame =
    describeServices(request.services).join() === describeServices(servicesOf(row)).join() &&
    request.layout === options.layout &&
    request.signIn === options.signIn &&
    request.restore === options.restore &&
    request.posture === options.posture &&
    request.drift === options.drift &&
    request.credential.kind === 'keep' &&
    Object.keys(request.applications).length === 0
  return isSame ? 'permissions' : 'edit'
}

/** PRV-32: a tenant is connected once; and what is changed stays in its own tenant. */
export async function checkTenant(
  { database }: Pick<TargetDependencies, 'database'>,
  { organization }: Pick<Target, 'organization'>,
  person: { readonly tenantId: string; readonly initialDomain: string },
): Promise<void> {
  if (organization !== undefined) {
    if (organization.tenantId === person.tenantId) return
    throw new OperationError(
      'sign_in_refused',
      `${person.initialDomain} is another tenant than that of ${organization.name}: sign in with an administrator of ${organization.name}.`,
    )
  }
  if ((await findOrganizationByTenant(database.db, person.tenantId)) === undefined) return
  throw new OperationError(
    'organization_exists',
    `The organization ${person.initialDomain} is connected already. Change it, or remove it first to connect it anew.`,
  )
}

/**
 * Client ids by purpose that the plan begins with: those that are named, and those that the organization has. One that
 * is only used is never changed, so a new one takes its place unless it is named.
 */
export function existingApplications(
  {
    way,
    applications: named,
  }: Pick<NewProvisioning, 'way'> & {
    readonly applications: { readonly [Purpose in ApplicationPurpose]?: string | undefined }
  },
  rows: readonly OrganizationApplicationRow[],
): Partial<Record<ApplicationPurpose, string>> {
  const existing: Partial<Record<ApplicationPurpose, string>> = {}
  for (const row of rows) {
    const purpose = purposeOf(row)
    if (way !== 'register' || row.origin !== 'existing') existing[purpose] = row.appId
  }
  for (const purpose of ['backup', 'restore', 'sign-in'] as const) {
    const appId = named[purpose]
    if (appId !== undefined) existing[purpose] = appId.toLowerCase()
  }
  return existing
}

export function purposeOf({ purpose }: Pick<OrganizationApplicationRow, 'purpose'>): ApplicationPurpose {
  return purpose === 'backup' || purpose === 'restore' ? purpose : 'sign-in'
}
