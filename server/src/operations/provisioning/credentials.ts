/** The credentials of a provisioning: keys made for it, taken over from a file, or named; or a token of another issuer. */
import {
  type Database,
  listApplicationKeys,
  listOrganizationApplications,
  listOrganizations,
  type OrganizationApplicationRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Log } from '../../foundation/log.ts'
import { type CertificateKey, type KeyProvider, KeysError } from '../../keys/index.ts'
import {
  type ApplicationPurpose,
  type ApplicationsRequest,
  type FederatedIdentity,
  federatedIdentityOf,
  IdentityPlatformError,
  type TokenExchange,
} from '../../microsoft365/index.ts'
import { asRefusal } from '../certificates/requests.ts'
import { credentialOf } from '../connections.ts'
import { OperationError } from '../errors.ts'
import type { ApplicationCredential } from '../ports.ts'
import type { PfxFile, WantedCredential } from './provisioning.ts'
import type { KeysByPurpose, StoredRequest } from './stored-request.ts'

/** Tenants may forbid longer ones by policy. */
const certificateDays = 365

export interface CredentialDependencies {
  readonly database: Database
  readonly keys: KeyProvider
  readonly log: Log
}

export interface PreparedCredentials {
  readonly keys: KeysByPurpose
  /** Keys that are in the provider because of this request: removed when it comes to nothing. */
  readonly made: readonly string[]
}

export interface CredentialSubject {
  readonly organizationId: string
  /** Which applications prove themselves. */
  readonly purposes: readonly ApplicationPurpose[]
  readonly names: ApplicationsRequest['names']
  /** Name of the account that asks. */
  readonly importedBy: string
}

export interface FederatedDependencies {
  readonly microsoft365: { readonly cloud: TokenExchange }
  readonly clock: Clock
}

/** @throws {OperationError} `invalid_request`, `conflict`, `unusable_certificate`, `too_many_requests` */
export async function prepareCredentials(
  dependencies: CredentialDependencies,
  credential: WantedCredential,
  subject: CredentialSubject,
): Promise<PreparedCredentials> {
  if (credential.kind === 'new-certificate') return makeCertificates(dependencies, subject)
  if (credential.kind === 'pfx') {
    const { id } = await importPfx(dependencies.keys, credential.file, subject)
    return { keys: sharedKey(subject.purposes, id), made: [id] }
  }
  if (credential.kind !== 'key') return { keys: {}, made: [] }
  await checkKey(dependencies, credential.keyId, subject.organizationId)
  return { keys: sharedKey(subject.purposes, credential.keyId), made: [] }
}

/** Each application has a key of its own: who gets hold of one cannot do what the other does. */
async function makeCertificates(
  dependencies: CredentialDependencies,
  { purposes, names, organizationId }: CredentialSubject,
): Promise<PreparedCredentials> {
  const keys: Partial<Record<ApplicationPurpose, string>> = {}
  const made: string[] = []
  try {
    for (const purpose of purposes) {
      const terms = { commonName: names[purpose], validDays: certificateDays, context: organizationId }
      const { id } = await asRefusal(() => dependencies.keys.createCertificate(terms))
      keys[purpose] = id
      made.push(id)
    }
    return { keys, made }
  } catch (error) {
    await removeKeys(dependencies, made)
    throw error
  }
}

/** Whoever gives wrong passwords too often is stopped by name, and stops nobody else (PRV-20). */
async function importPfx(
  keys: KeyProvider,
  file: PfxFile,
  subject: CredentialSubject,
): Promise<CertificateKey> {
  const { organizationId, importedBy } = subject
  return asRefusal(() => keys.importPfx(file.pfx, file.password.reveal(), organizationId, { importedBy }))
}

function sharedKey(purposes: readonly ApplicationPurpose[], id: string): KeysByPurpose {
  return Object.fromEntries(purposes.map((purpose) => [purpose, id]))
}

/** A key proves one organization's applications and no other's. */
async function checkKey({ database, keys }: CredentialDependencies, id: string, own: string): Promise<void> {
  try {
    await keys.certificate(id)
  } catch (error) {
    if (error instanceof KeysError)
      throw new OperationError('invalid_request', `The key ${id.slice(0, 80)} is not known here.`, {
        cause: error,
      })
    throw error
  }
  for (const organization of await listOrganizations(database.db)) {
    if (organization.id === own) continue
    const applications = await listOrganizationApplications(database.db, organization.id)
    const others = await listApplicationKeys(database.db, organization.id)
    if ([...applications, ...others].some(({ keyId }) => keyId === id))
      throw new OperationError('conflict', 'This key belongs to another organization: make one for this one.')
  }
}

/** Removes what was made for nothing; a key that cannot be removed proves nothing any more, and is only named. */
export async function removeKeys(
  { keys, log }: Pick<CredentialDependencies, 'keys' | 'log'>,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids)
    await keys.remove(id).catch((error: unknown) => log.warn({ err: error, keyId: id }, 'a key stays behind'))
}

/** Whom a token file stands for (RFC 7519): issuer and subject are what Microsoft compares, exactly. */
export async function readFederatedToken(
  { microsoft365, clock }: FederatedDependencies,
  file: string,
): Promise<FederatedIdentity> {
  try {
    return await federatedIdentityOf(file, { cloud: microsoft365.cloud, clock })
  } catch (error) {
    if (error instanceof IdentityPlatformError)
      throw new OperationError('invalid_request', error.message, { cause: error })
    throw error
  }
}

/** The credential that was asked for, or the one that the application has; undefined when there is neither. */
export function wantedCredential(
  { keys, credential }: Pick<StoredRequest, 'keys' | 'credential'>,
  application: {
    readonly tenantId: string
    readonly clientId: string
    readonly purpose: ApplicationPurpose
  },
  row: OrganizationApplicationRow | undefined,
): ApplicationCredential | undefined {
  const { tenantId, clientId, purpose } = application
  const { kind, tokenFile } = credential
  if (kind === 'federated' && tokenFile !== undefined) return { tenantId, clientId, tokenFile }
  const keyId = keys[purpose]
  if (keyId !== undefined) return { tenantId, clientId, keyId }
  return row === undefined ? undefined : credentialOf({ tenantId }, row)
}
