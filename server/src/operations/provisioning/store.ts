/** What was provisioned becomes an organization, all of it in one transaction: rows, keys, switches, audit record. */
import type { Transaction } from 'kysely'
import {
  type Database,
  type DatabaseSchema,
  deleteOrganizationApplication,
  findAuthenticationSwitches,
  findOrganization,
  findOrganizationByTenant,
  insertApplicationKey,
  insertOrganization,
  insertOrganizationApplication,
  listOrganizationApplications,
  lockAuthenticationSwitches,
  type OrganizationApplicationRow,
  type OrganizationRow,
  putAuthenticationSwitches,
  replaceOrganizationDomains,
  updateOrganization,
  updateOrganizationApplication,
  updateProvisioning,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { CertificateKey, KeyProvider } from '../../keys/index.ts'
import type { AppliedApplication, ApplicationPurpose, Cloud } from '../../microsoft365/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'
import { OperationError } from '../errors.ts'
import { initialAuthentication } from '../organizations/authentication.ts'
import { divideDomains } from '../organizations/domains.ts'
import { describeServices } from './check-request.ts'
import type { Live } from './live.ts'
import { type OrganizationOptions, optionsOf, serviceColumns } from './options.ts'
import { purposeOf } from './target.ts'

export interface StoreDependencies {
  readonly database: Database
  readonly keys: KeyProvider
  readonly microsoft365: { readonly cloud: Pick<Cloud, 'name' | 'region'> }
  readonly clock: Clock
  readonly random: Random
}

/** An application as it will stand in the records. */
export interface StoredApplication extends Pick<
  AppliedApplication,
  'purpose' | 'displayName' | 'appId' | 'entraKeyId' | 'known'
> {
  readonly objectId: string | null
  readonly servicePrincipalId: string | null
  readonly origin: string
}

interface Stored {
  readonly row: OrganizationRow
  /** Keys of applications that others took the place of: nothing uses them any more. */
  readonly retiredKeys: readonly string[]
}

/** @throws {OperationError} `organization_exists`, `not_found` when the organization was removed meanwhile. */
export async function storeProvisioned(
  dependencies: StoreDependencies,
  live: Live,
  subject: { readonly applications: readonly StoredApplication[]; readonly actor: Actor },
): Promise<Stored> {
  const { database, clock, keys } = dependencies
  const certificates = new Map<string, CertificateKey>()
  for (const id of Object.values(live.stored.keys)) certificates.set(id, await keys.certificate(id))
  return database.transaction(async (trx) => {
    const known = subject.applications.flatMap((application) => application.known)
    const row = await storeOrganization(trx, dependencies, live, known)
    const before = await listOrganizationApplications(trx, row.id)
    const { applications } = subject
    const scope = { trx, ...dependencies, live, certificates, before }
    for (const application of applications) await storeApplication(scope, application)
    const retiredKeys = await retire(scope, applications)
    await allowSignIn(trx, live, applications)
    await updateProvisioning(trx, live.id, {
      state: 'done',
      created: JSON.stringify(live.record.created()),
      error: null,
      endedAt: clock.now(),
    })
    await recordAct(trx, clock, subject.actor, {
      action: live.kind === 'add' ? 'organization.add' : `organization.${live.kind}`,
      organizationId: row.id,
      details: {
        tenantId: row.tenantId,
        organizationName: row.name,
        ...(live.stored.administrator === undefined ? {} : { userName: live.stored.administrator }),
        workloads: describeServices(live.stored.services),
        applications: applications.map(
          ({ displayName, appId, purpose }) => `${purpose}: ${displayName} (${appId})`,
        ),
        ...thumbprintOf(live, certificates),
        digest: live.plan.hash.slice(0, 16),
      },
    })
    return { row, retiredKeys }
  })
}

function thumbprintOf(
  { stored }: Live,
  certificates: ReadonlyMap<string, CertificateKey>,
): { certificateThumbprint?: string } {
  const certificate = certificates.get(stored.keys.backup ?? '')
  return certificate === undefined ? {} : { certificateThumbprint: certificate.thumbprintSha1 }
}

async function storeOrganization(
  trx: Transaction<DatabaseSchema>,
  { microsoft365, clock }: StoreDependencies,
  { organizationId: id, tenantId, kind, stored }: Live,
  known: readonly string[],
): Promise<OrganizationRow> {
  const { name, displayName, domains } = stored.organization
  if (kind !== 'add') {
    const row = await findOrganization(trx, id)
    if (row === undefined) throw new OperationError('not_found', 'The organization was removed meanwhile.')
    const change = {
      ...serviceColumns(stored.services),
      authentication: 'app-only',
      options: JSON.stringify(optionsFrom(stored, known, optionsOf(row))),
    }
    await updateOrganization(trx, id, change)
    return { ...row, ...change }
  }
  if ((await findOrganizationByTenant(trx, tenantId)) !== undefined)
    throw new OperationError('organization_exists', `The organization ${name} was connected meanwhile.`)
  const row: OrganizationRow = {
    id,
    tenantId,
    name,
    displayName,
    description: stored.description,
    cloud: microsoft365.cloud.name,
    region: microsoft365.cloud.region,
    ...serviceColumns(stored.services),
    authentication: 'app-only',
    options: JSON.stringify(optionsFrom(stored, known)),
    createdAt: clock.now(),
  }
  await insertOrganization(trx, row)
  // A domain that came from another organization of this server is its own once that one has given it up.
  const { free } = await divideDomains(trx, id, [...new Set([name, ...domains])])
  await replaceOrganizationDomains(trx, id, free)
  return row
}

function optionsFrom(
  { layout, signIn, restore, posture, drift }: Live['stored'],
  known: readonly string[],
  before?: OrganizationOptions,
): OrganizationOptions {
  const options = { layout, signIn, restore, posture, drift }
  const all = [...new Set([...(before?.known ?? []), ...known])]
  return { ...options, known: all, ...(before?.label === undefined ? {} : { label: before.label }) }
}

interface StoreScope extends StoreDependencies {
  readonly trx: Transaction<DatabaseSchema>
  readonly live: Live
  readonly certificates: ReadonlyMap<string, CertificateKey>
  /** The applications that the organization had. */
  readonly before: readonly OrganizationApplicationRow[]
}

async function storeApplication(scope: StoreScope, application: StoredApplication): Promise<void> {
  const { trx, live, before, clock, random } = scope
  const { purpose, displayName, appId } = application
  const old = before.find((row) => purposeOf(row) === purpose && row.appId === appId)
  const keyId = live.stored.keys[purpose]
  const certificate = scope.certificates.get(keyId ?? '')
  const proof = proofOf(live, purpose, certificate)
  const ids = {
    applicationObjectId: application.objectId,
    servicePrincipalId: application.servicePrincipalId,
  }
  const id = old?.id ?? random.uuid()
  if (old === undefined)
    await insertOrganizationApplication(trx, {
      id,
      organizationId: live.organizationId,
      purpose,
      displayName,
      appId,
      ...ids,
      keyId: null,
      certificateThumbprint: null,
      createdAt: clock.now(),
      origin: application.origin,
      ...proof,
    })
  else {
    // One that was only verified is not known by its object ids; what is on record stays.
    const found = application.objectId === null ? {} : ids
    await updateOrganizationApplication(trx, id, { displayName, ...found, ...proof })
  }
  if (certificate !== undefined && old?.keyId !== certificate.id)
    await insertActiveKey(scope, id, { certificate, entraKeyId: application.entraKeyId })
}

/** How the application proves itself from now on; empty when that stays as it is. */
function proofOf(
  { stored }: Live,
  purpose: ApplicationPurpose,
  certificate: CertificateKey | undefined,
): Partial<OrganizationApplicationRow> {
  if (purpose === 'sign-in') return {}
  if (stored.credential.kind === 'federated')
    return {
      keyId: null,
      certificateThumbprint: null,
      credential: 'federated',
      credentialPlace: stored.credential.tokenFile ?? null,
    }
  if (certificate === undefined) return {}
  const { id: keyId, thumbprintSha1: certificateThumbprint } = certificate
  return { keyId, certificateThumbprint, credential: 'certificate', credentialPlace: null }
}

async function insertActiveKey(
  { trx, live, clock, random }: StoreScope,
  applicationId: string,
  {
    certificate,
    entraKeyId,
  }: { readonly certificate: CertificateKey; readonly entraKeyId: string | undefined },
): Promise<void> {
  const now = clock.now()
  await insertApplicationKey(trx, {
    id: random.uuid(),
    organizationId: live.organizationId,
    applicationId,
    keyId: certificate.id,
    entraKeyId: entraKeyId ?? null,
    thumbprintSha1: certificate.thumbprintSha1,
    thumbprintSha256: certificate.thumbprintSha256,
    state: 'active',
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    changedAt: now,
    lastUsedAt: null,
    error: null,
    createdAt: now,
  })
}

/** Forgets the applications that others took the place of. @returns their keys. */
async function retire(
  { trx, before }: StoreScope,
  applications: readonly StoredApplication[],
): Promise<readonly string[]> {
  const keys: string[] = []
  for (const row of before) {
    const heir = applications.find(({ purpose }) => purpose === purposeOf(row))
    if (heir === undefined || heir.appId === row.appId) continue
    await deleteOrganizationApplication(trx, row.id)
    if (row.keyId !== null) keys.push(row.keyId)
  }
  const left = await listOrganizationApplications(trx, before[0]?.organizationId ?? '')
  return keys.filter((key) => !left.some(({ keyId }) => keyId === key))
}

/** Tokens of our own sign-in application are accepted; every way in stays as it is switched. */
async function allowSignIn(
  trx: Transaction<DatabaseSchema>,
  { organizationId, kind }: Live,
  applications: readonly StoredApplication[],
): Promise<void> {
  const signIn = applications.find(({ purpose }) => purpose === 'sign-in')?.appId.toLowerCase()
  await lockAuthenticationSwitches(trx)
  if (kind === 'add') {
    const { allowedClientIds, ...initial } = initialAuthentication(signIn ?? '')
    await putAuthenticationSwitches(trx, organizationId, {
      ...initial,
      allowedClientIds: signIn === undefined ? [] : allowedClientIds,
    })
    return
  }
  if (signIn === undefined) return
  const switches = await findAuthenticationSwitches(trx, organizationId)
  if (switches.allowedClientIds.includes(signIn)) return
  await putAuthenticationSwitches(trx, organizationId, {
    ...switches,
    allowedClientIds: [...switches.allowedClientIds, signIn],
  })
}
