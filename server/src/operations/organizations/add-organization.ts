/**
 * Adds an organization: a Global Administrator who has signed in lets the server register its two applications; from
 * then on the server works with its certificate alone. What fails half-way is taken back, and what cannot be taken
 * back stays named.
 */
import {
  type Database,
  findOrganizationByTenant,
  insertOrganization,
  insertOrganizationApplication,
  type OrganizationRow,
  putAuthenticationSwitches,
  replaceOrganizationDomains,
  updateProvisioning,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { CodedError, describeError } from '../../foundation/errors.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { type CertificateKey, type KeyProvider, KeysError } from '../../keys/index.ts'
import { recordAct } from '../audit/record.ts'
import { OperationError } from '../errors.ts'
import { organizationId } from '../ids.ts'
import type { Actor, NewOrganization, Registration } from '../operations.ts'
import {
  type Administrator,
  type CreatedObject,
  type Microsoft365,
  type RegisteredApplications,
  type SignedInAdministrator,
  SignInError,
} from '../ports.ts'
import { invalidRequest } from '../refusals.ts'
import { initialAuthentication } from './authentication.ts'
import type { InnerKeeper } from '../sign-ins/keeper.ts'
import { signInPending } from '../sign-ins/refusals.ts'
import { divideDomains } from './domains.ts'
import { beginRegistration, describeObject, type RegistrationRecord } from './registration-record.ts'

const defaultBackupName = 'Strongroom Backup'
const defaultSignInName = 'Strongroom Sign-in'
const longestApplicationName = 120
/** Tenants may forbid longer ones by policy. */
const certificateDays = 365

export interface AddDependencies {
  readonly database: Database
  readonly keys: KeyProvider
  readonly microsoft365: Microsoft365
  readonly signIns: Pick<InnerKeeper, 'check' | 'redeem'>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface AddSubject {
  readonly request: NewOrganization
  readonly actor: Actor
  readonly signal: AbortSignal
  /** Receives the registration as soon as it is on record, for those who watch. */
  readonly watch: (registration: () => Registration) => void
}

/** @returns the row that now stands. @throws {OperationError} */
export async function addOrganization(
  dependencies: AddDependencies,
  subject: AddSubject,
): Promise<OrganizationRow> {
  const { request, actor } = subject
  checkRequest(request)
  if (!dependencies.signIns.check(request.userCode, actor)) throw signInPending()
  const id = organizationId(dependencies.random.uuid())
  // Before the sign-in is used up: a wrong password of a certificate file can be mended without a new one.
  const certificate = await makeCertificate(dependencies, request, id)
  try {
    const administrator = await dependencies.signIns.redeem(request.userCode, actor, 'onboarding')
    try {
      const person = await inspect(administrator, subject.signal)
      await refuseKnown(dependencies, person)
      return await register(dependencies, subject, { id, administrator, person, certificate })
    } finally {
      administrator.dispose()
    }
  } catch (error) {
    await dependencies.keys.remove(certificate.id)
    throw error
  }
}

async function refuseKnown({ database }: AddDependencies, person: Administrator): Promise<void> {
  if ((await findOrganizationByTenant(database.db, person.tenantId)) === undefined) return
  throw new OperationError(
    'organization_exists',
    `The organization ${person.initialDomain} is connected already. Remove it first to connect it anew.`,
  )
}

function checkRequest({ services, applicationName }: NewOrganization): void {
  if (!services.exchange || services.sharePoint || services.teams || services.teamsChats)
    throw new OperationError(
      'not_supported',
      'This version protects Exchange Online mail. Set isExchangeOnline to true, and SharePoint and Teams to false.',
    )
  if (
    applicationName !== undefined &&
    (applicationName.trim() === '' || applicationName.length > longestApplicationName)
  )
    throw invalidRequest(`The name of the application has 1 to ${longestApplicationName} characters.`)
}

async function inspect(administrator: SignedInAdministrator, signal: AbortSignal): Promise<Administrator> {
  try {
    return await administrator.inspect(signal)
  } catch (error) {
    if (error instanceof SignInError)
      throw new OperationError('sign_in_refused', error.message, { cause: error })
    if (error instanceof CodedError)
      throw new OperationError('upstream_unavailable', `Microsoft 365 could not be asked: ${error.message}`, {
        cause: error,
      })
    throw error
  }
}

async function makeCertificate(
  { keys }: AddDependencies,
  { certificate, applicationName }: NewOrganization,
  id: OrganizationId,
): Promise<CertificateKey> {
  if (certificate === undefined)
    return keys.createCertificate({
      commonName: applicationName ?? defaultBackupName,
      validDays: certificateDays,
      context: id,
    })
  try {
    return await keys.importPfx(certificate.pfx, certificate.password.reveal(), id)
  } catch (error) {
    if (error instanceof KeysError)
      throw new OperationError('invalid_request', error.message, { cause: error })
    throw error
  }
}

interface Candidate {
  readonly id: OrganizationId
  readonly administrator: SignedInAdministrator
  readonly person: Administrator
  readonly certificate: CertificateKey
}

async function register(
  dependencies: AddDependencies,
  subject: AddSubject,
  candidate: Candidate,
): Promise<OrganizationRow> {
  const { administrator, person, certificate } = candidate
  const { request, signal } = subject
  const { tenantId } = person
  const record = await beginRegistration(dependencies, { tenantId, userCode: request.userCode })
  subject.watch(() => record.snapshot())
  try {
    const backupName = request.applicationName ?? defaultBackupName
    const names = {
      backupName,
      signInName: backupName === defaultBackupName ? defaultSignInName : `${backupName} Sign-in`,
    }
    const applications = await administrator.register({ ...names, certificate, tenantId }, record, signal)
    const credential = { tenantId, clientId: applications.backup.appId, keyId: certificate.id }
    await administrator.waitUntilEffective(credential, record, signal)
    const row = await store(dependencies, subject, { candidate, applications, record })
    record.end('done')
    return row
  } catch (error) {
    throw await rollBack(dependencies, subject, { candidate, record, error })
  }
}

interface Registered {
  readonly candidate: Candidate
  readonly applications: RegisteredApplications
  readonly record: RegistrationRecord
}

async function store(
  { database, microsoft365, clock, random }: AddDependencies,
  { request, actor }: AddSubject,
  { candidate, applications, record }: Registered,
): Promise<OrganizationRow> {
  const { id, person, certificate } = candidate
  const now = clock.now()
  const row: OrganizationRow = {
    id,
    tenantId: person.tenantId,
    name: person.initialDomain,
    displayName: person.organizationName,
    description: request.description,
    cloud: microsoft365.cloud.name,
    region: microsoft365.cloud.region,
    isExchangeOnline: 1,
    isSharePointOnline: 0,
    isTeamsOnline: 0,
    isTeamsChatsOnline: 0,
    authentication: 'app-only',
    options: '{}',
    createdAt: now,
  }
  const { backup, signIn } = applications
  await database.transaction(async (trx) => {
    await insertOrganization(trx, row)
    // A domain that came from another organization of this server is its own once that one has given it up.
    const { free } = await divideDomains(trx, id, [...new Set([person.initialDomain, ...person.domains])])
    await replaceOrganizationDomains(trx, id, free)
    for (const [purpose, application] of [['backup', backup] as const, ['sign-in', signIn] as const])
      await insertOrganizationApplication(trx, {
        id: random.uuid(),
        organizationId: id,
        purpose,
        displayName: application.displayName,
        applicationObjectId: application.objectId,
        appId: application.appId,
        servicePrincipalId: application.servicePrincipalId,
        keyId: purpose === 'backup' ? certificate.id : null,
        certificateThumbprint: purpose === 'backup' ? certificate.thumbprintSha1 : null,
        createdAt: now,
      })
    await putAuthenticationSwitches(trx, id, initialAuthentication(signIn.appId))
    await updateProvisioning(trx, record.id, { state: 'done', endedAt: now })
    await recordAct(trx, clock, actor, {
      action: 'organization.add',
      organizationId: id,
      details: {
        tenantId: person.tenantId,
        organizationName: person.initialDomain,
        userName: person.userName,
        applications: [backup, signIn].map(({ displayName, appId }) => `${displayName} (${appId})`),
        certificateThumbprint: certificate.thumbprintSha1,
      },
    })
  })
  return row
}

interface FailedRegistration {
  readonly candidate: Candidate
  readonly record: RegistrationRecord
  readonly error: unknown
}

/** Takes back what stands in the tenant, also when the server is stopping: there is no later moment with this token. */
async function rollBack(
  { database, clock, log }: AddDependencies,
  { actor }: AddSubject,
  { candidate, record, error }: FailedRegistration,
): Promise<OperationError> {
  log.error({ err: error, tenantId: candidate.person.tenantId }, 'a registration failed and is rolled back')
  const standing = await takeBack(candidate.administrator, record.created(), log)
  const cause =
    error instanceof CodedError || error instanceof SignInError ? describeError(error) : 'internal error'
  const leftovers = standing.map(describeObject)
  const advice =
    leftovers.length === 0
      ? 'Everything that was made in the tenant has been removed again.'
      : `Remove in the Microsoft Entra admin center what still stands there: ${leftovers.join(', ')}.`
  const message = `The applications could not be registered: ${cause} ${advice}`
  const state = leftovers.length === 0 ? 'rolled-back' : 'abandoned'
  await database.transaction(async (trx) => {
    await updateProvisioning(trx, record.id, {
      state,
      created: JSON.stringify(standing),
      error: message,
      endedAt: clock.now(),
    })
    await recordAct(trx, clock, actor, {
      action: 'organization.add',
      outcome: 'failed',
      reason: 'registration_failed',
      details: { tenantId: candidate.person.tenantId, error: cause, applications: leftovers },
    })
  })
  record.end(state, message)
  return new OperationError('registration_failed', message, { cause: error })
}

async function takeBack(
  administrator: SignedInAdministrator,
  created: readonly CreatedObject[],
  log: Log,
): Promise<readonly CreatedObject[]> {
  if (created.length === 0) return []
  try {
    return await administrator.rollBack(created, new AbortController().signal)
  } catch (error) {
    log.error({ err: error }, 'the roll-back of a registration failed')
    return created
  }
}
