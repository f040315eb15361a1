/** What operations need of others, declared here and filled by `app.ts`. */
import type { BackupRepositoryId, DirectoryObjectId, TenantId } from '../foundation/ids.ts'
import type { Secret } from '../foundation/secret.ts'
import type { CertificateKey } from '../keys/index.ts'
import type { Cloud, Graph, MailboxReader, MailboxWriter } from '../microsoft365/index.ts'
import type { Vault } from '../repository/index.ts'

/** Where vaults are made and opened: a folder of the file system, or memory in a test. */
export interface Vaults {
  /** @throws {VaultError} `not_empty` */
  create(path: string, repositoryId: BackupRepositoryId, key: Uint8Array): Promise<Vault>
  open(path: string, repositoryId: BackupRepositoryId, key: Uint8Array): Promise<Vault>
}

/**
 * An application of ours in a tenant, proven by the certificate that `keyId` names in the key provider, or by the token
 * of another issuer that lies in `tokenFile`.
 */
export type ApplicationCredential = {
  readonly tenantId: string
  readonly clientId: string
} & (
  | { readonly keyId: string; readonly tokenFile?: undefined }
  | { readonly tokenFile: string; readonly keyId?: undefined }
)

/** Microsoft 365 as operations see it. */
export interface Microsoft365 {
  /** The cloud that this server works with. */
  readonly cloud: Pick<Cloud, 'name' | 'region'>
  /** Graph with an organization's own application; one token cache and one budget for as long as it is kept. */
  connect(application: ApplicationCredential): Promise<Graph>
  /** Graph with a token that somebody presented. */
  withToken(token: Secret): Graph
  readonly mailboxReader: (graph: Graph, userId: DirectoryObjectId) => MailboxReader
  readonly mailboxWriter: (graph: Graph, userId: DirectoryObjectId) => MailboxWriter
  /** Asks for a device code for the bootstrap client, with the scopes that the purpose needs and no more. */
  requestSignIn(request: SignInRequest, signal: AbortSignal): Promise<PendingSignIn>
  /** Prepares a sign-in in a browser, with the same client and scopes; nothing is sent yet. */
  browserSignIn(request: SignInRequest & { readonly redirectUri: string }): BrowserSignIn
  readonly bootstrapClient: {
    readonly clientId: string
    /** A client of Microsoft's redirects to loopback alone, and its tokens hold every scope it was ever granted. */
    readonly isOfMicrosoft: boolean
  }
}

/** What a person signs in for; decides which delegated permissions are asked for, and no more. */
export type SignInPurpose = 'onboarding' | 'consent' | 'posture' | 'restore-grant'

export interface SignInRequest {
  readonly purpose: SignInPurpose
  /** Domain or id of the tenant; undefined for whichever the person signs in to. */
  readonly tenant: string | undefined
}

/** An authorization request that waits for its answer (RFC 6749 §4.1.1). */
export interface BrowserSignIn {
  readonly authorizationUrl: string
  /** Has to come back with the answer, unchanged. */
  readonly state: Secret
  /** Redeems the code, once. @throws {SignInError} */
  redeem(code: Secret, signal: AbortSignal): Promise<SignedInAdministrator>
}

/** A device code that was handed out (RFC 8628 §3.2). */
export interface PendingSignIn {
  readonly userCode: string
  readonly verificationUrl: string
  readonly message: string
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number
  /** Polls until the person has finished. @throws {SignInError} */
  wait(signal: AbortSignal): Promise<SignedInAdministrator>
}

/** Why a sign-in with a device code came to nothing. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
  readonly reason: 'expired' | 'declined' | 'refused'

  /** @param message - May be shown: what Microsoft said, and what to do next. */
  constructor(reason: 'expired' | 'declined' | 'refused', message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** Who signed in, and the organization they belong to. */
export interface Administrator {
  readonly userName: string
  readonly tenantId: TenantId
  readonly organizationName: string
  /** The initial domain, lower case. */
  readonly initialDomain: string
  /** All verified domains with the initial one, lower case. */
  readonly domains: readonly string[]
}

/** Something that a registration makes in a tenant; without `id` it is about to be made. */
export interface CreatedObject {
  /** For example `application` or `service-principal`. */
  readonly kind: string
  readonly name: string
  readonly id?: string | undefined
  /** By which a roll-back knows an object that was about to be made. */
  readonly marker?: string | undefined
}

export interface RegistrationHooks {
  /** Called before each write with the intent, and after it with the id. The write waits for it. */
  record(object: CreatedObject): Promise<void>
  /** Where it stands, for a person who watches. */
  progress(step: {
    readonly name: string
    readonly title: string
    readonly state: 'running' | 'done' | 'failed'
    readonly detail: string
  }): void
}

interface RegistrationRequest {
  readonly backupName: string
  readonly signInName: string
  readonly certificate: CertificateKey
  readonly tenantId: TenantId
}

interface RegisteredApplication {
  readonly displayName: string
  readonly objectId: string
  readonly appId: string
  readonly servicePrincipalId: string
}

export interface RegisteredApplications {
  readonly backup: RegisteredApplication
  readonly signIn: RegisteredApplication
}

/** A Global Administrator's sign-in: their token lives here, in memory, until {@link SignedInAdministrator.dispose}. */
export interface SignedInAdministrator {
  /** Microsoft Graph with their token. */
  readonly graph: Graph
  /** Delegated permissions of the token that nobody asked for: what the tenant granted to Microsoft's client before. */
  readonly surplusScopes?: readonly string[]
  /** @throws {SignInError} `refused` for a guest, a missing role or a missing consent. */
  inspect(signal: AbortSignal): Promise<Administrator>
  /** Makes both applications, their service principals and grants; what exists already is found, never made twice. */
  register(
    request: RegistrationRequest,
    hooks: RegistrationHooks,
    signal: AbortSignal,
  ): Promise<RegisteredApplications>
  /** Waits until the backup application can do its work with its certificate alone. */
  waitUntilEffective(
    application: ApplicationCredential,
    hooks: Pick<RegistrationHooks, 'progress'>,
    signal: AbortSignal,
  ): Promise<void>
  /** Takes back what was made. @returns what still stands in the tenant. */
  rollBack(created: readonly CreatedObject[], signal: AbortSignal): Promise<readonly CreatedObject[]>
  /** Drops the token. */
  dispose(): void
}
