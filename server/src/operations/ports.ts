/** What operations need of others, declared here and filled by `app.ts`. */
import type { BackupRepositoryId, DirectoryObjectId, TenantId } from '../foundation/ids.ts'
import type { Secret } from '../foundation/secret.ts'
import type {
  AppliedApplication,
  ApplicationsPlan,
  ApplicationsRequest,
  Cloud,
  ExerciseSubject,
  Graph,
  MailboxReader,
  MailboxWriter,
  NeededPermission,
  OwnedApplication,
  PermissionResult,
  TokenExchange,
  TokenFailure,
} from '../microsoft365/index.ts'
import type { Storage, Vault, VaultError } from '../repository/index.ts'

/** A bucket of a server that speaks S3, and the folder in it. */
export interface S3Description {
  /** That of AWS in the region when absent. */
  readonly endpoint?: string | undefined
  readonly region: string
  readonly bucket: string
  /** Without a slash at either end; empty for the whole bucket. */
  readonly prefix: string
  readonly accessKeyId: string
  readonly forcePathStyle: boolean
  /** For how many days each object is locked in compliance mode when it is written; never when absent. */
  readonly lockDays?: number | undefined
  /** PEM file of the authority that signed the endpoint's certificate, on the server. */
  readonly caFile?: string | undefined
  /** What each direction of the line may carry; no limit when absent. */
  readonly bytesPerSecond?: number | undefined
}

/** A bucket as somebody names it: what is left out is as most have it. */
export interface NamedBucket extends Omit<S3Description, 'region' | 'prefix' | 'forcePathStyle'> {
  /** `us-east-1` when absent. */
  readonly region?: string
  /** The whole bucket when absent. */
  readonly prefix?: string
  /** True when absent and there is an endpoint. */
  readonly forcePathStyle?: boolean
}

export type S3Place = S3Description & {
  readonly kind: 's3'
  readonly secretAccessKey: Secret
  /** As it was at that time, in milliseconds since the Unix epoch; read-only. Now, when absent. */
  readonly asOf?: number | undefined
}

/** Where a vault lies. */
export type VaultPlace = { readonly kind: 'folder'; readonly path: string } | S3Place

/** What may be done with a storage. Asked for again and again: what is changed counts at once. */
export interface StorageSettings {
  /** What each direction of the line may carry; no limit when undefined. */
  readonly bytesPerSecond: number | undefined
  readonly isReadOnly: boolean
}

/** Where vaults are made and opened: folders of the file system, buckets, or memory in a test. */
export interface Vaults {
  /**
   * Tries whether a vault can be made in the bucket; as of a time, whether it can be shown.
   * @returns what weakens it, in words that may be shown
   * @throws {VaultError} `storage_failed` with what is wrong and what to do; as of a time `not_found`
   */
  attach(place: S3Place): Promise<readonly string[]>
  /** @throws {VaultError} `not_empty` */
  create(
    place: VaultPlace,
    repositoryId: BackupRepositoryId,
    key: Uint8Array,
    settings?: () => StorageSettings,
  ): Promise<Vault>
  /** @param watch - Is told of damage that a vault lives with, at opening and later; knows how its storage is used. */
  open(
    place: VaultPlace,
    repositoryId: BackupRepositoryId,
    key: Uint8Array,
    watch?: {
      readonly onDamage: (damage: VaultError) => void
      readonly settings?: () => StorageSettings
    },
  ): Promise<Vault>
  /** The place alone, for a copy of a repository or for recovery: a folder is made when it is not there. */
  replica(place: VaultPlace): Promise<Storage>
  /** Takes away what lies there; what the storage has locked stays until its time. */
  discard(place: VaultPlace): Promise<void>
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
  readonly cloud: Pick<Cloud, 'name' | 'region' | 'adminCenterUrl'> & TokenExchange
  /** Graph with an organization's own application; one token cache and one budget for as long as it is kept. */
  connect(application: ApplicationCredential): Promise<Graph>
  /** Graph with a token that somebody presented. */
  withToken(token: Secret): Graph
  /** The application permissions of a request, without those that this cloud does not have. */
  needed(request: ApplicationsRequest): readonly NeededPermission[]
  /** The application permissions that the application's tokens carry now. */
  grantedRoles(application: ApplicationCredential, signal: AbortSignal): Promise<AppliedApplication['roles']>
  /** Tenant id of a domain or id, from Microsoft's discovery document; undefined when there is no such tenant. */
  discoverTenant(name: string, signal: AbortSignal): Promise<string | undefined>
  /** Tries the tokens and permissions of applications. */
  readonly examiner: Examiner
  /** Waits until tokens of the application carry the roles and one harmless call with them works. */
  waitUntilEffective(
    application: ApplicationCredential,
    roles: AppliedApplication['roles'],
    hooks: Pick<RegistrationHooks, 'progress'>,
    signal: AbortSignal,
  ): Promise<void>
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
  /** Object id of the application or service principal on which it hangs. */
  readonly parent?: string | undefined
  /** Of an intent: when the write began. */
  readonly at?: number | undefined
}

/** What is wanted in the tenant, and the tag by which what was made for it is found again, also by a later try. */
export interface ApplicationsWork {
  readonly request: ApplicationsRequest
  /** `strongroom-registration:` and an id that nobody can guess. */
  readonly marker: string
}

export interface RegistrationHooks {
  /** Called before each write with the intent, and after it with the id. The write waits for it. */
  record(object: CreatedObject): Promise<void>
  /** Takes an intent back: the write was refused, or what was found is somebody else's. */
  withdraw(object: CreatedObject): Promise<void>
  /** What is on record already, from an earlier try with the same marker; it may not show in the directory yet. */
  created?(): readonly CreatedObject[]
  /** Where it stands, for a person who watches. */
  progress(step: {
    readonly name: string
    readonly title: string
    readonly state: 'running' | 'done' | 'failed'
    readonly detail: string
  }): void
}

/** A Global Administrator's sign-in: their token lives here, in memory, until {@link SignedInAdministrator.dispose}. */
export interface SignedInAdministrator {
  /** In which they signed in; their tenant is there. */
  readonly cloud?: Pick<Cloud, 'name' | 'region'>
  /** Microsoft Graph with their token. */
  readonly graph: Graph
  /** Delegated permissions of the token that nobody asked for: what the tenant granted to Microsoft's client before. */
  readonly surplusScopes?: readonly string[]
  /** @throws {SignInError} `refused` for a guest, a missing role or a missing consent. */
  inspect(signal: AbortSignal): Promise<Administrator>
  /** Looks at the tenant and writes nothing. What an earlier try with the same marker made is found, not planned anew. */
  plan(work: ApplicationsWork, signal: AbortSignal): Promise<ApplicationsPlan>
  /**
   * Makes the plan true: find before create; each write is recorded before and after it.
   * @throws {ApplicationsError} `plan_changed` when the tenant is no longer as it was planned, `plan_blocked`, …
   */
  apply(
    plan: ApplicationsPlan,
    work: ApplicationsWork,
    hooks: RegistrationHooks,
    signal: AbortSignal,
  ): Promise<readonly AppliedApplication[]>
  /** Takes away what is ours of a connected organization. @returns what still stands in the tenant. */
  remove(applications: readonly OwnedApplication[], signal: AbortSignal): Promise<readonly CreatedObject[]>
  /** Takes back what was made. @returns what still stands in the tenant. */
  rollBack(created: readonly CreatedObject[], signal: AbortSignal): Promise<readonly CreatedObject[]>
  /** Drops the token. */
  dispose(): void
}

/** Tries what an application of ours was given. */
export interface Examiner {
  /**
   * Asks for a token for one of Microsoft's APIs, with nothing kept from before.
   * @param resource - Its client id; Microsoft Graph when undefined.
   * @returns why there is none; undefined when there is one.
   */
  tokenRefusal(
    application: ApplicationCredential,
    resource: string | undefined,
    signal: AbortSignal,
  ): Promise<TokenFailure | undefined>
  /** @param progress - Each result when it is known, and again when it changes. */
  exercise(
    application: ApplicationCredential,
    subject: ExerciseSubject,
    progress: (result: PermissionResult) => void,
    signal: AbortSignal,
  ): Promise<readonly PermissionResult[]>
}
