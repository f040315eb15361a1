/** The shapes of the REST API's answers under plain names, taken from the server's OpenAPI documents. */
import type { operations as OwnOperations } from './generated/own.ts'
import type { components, operations as V8Operations } from './generated/v8.ts'

type Schemas = components['schemas']

interface Answering {
  readonly responses: { readonly 200: { readonly content: { readonly 'application/json': unknown } } }
}

/** The JSON document of an operation's answer, for schemas that have no name of their own. */
type AnswerOf<Operation extends Answering> = Operation['responses'][200]['content']['application/json']

/** One page of a collection; `_links` has `next` when there is another. */
export type Page<Item> = Omit<Schemas['PageOfRESTJob'], 'results'> & { readonly results: readonly Item[] }

export type Organization = Schemas['RestOrganizationComposed']
export type User = Schemas['RESTUser']
export type BackupRepository = Schemas['RESTBackupRepository']
export type Job = Schemas['RESTJob']
export type JobSession = Schemas['RESTJobSession']
export type LogItem = Schemas['RESTLogItem']
/** What became of one object of a run. */
export type ProcessedObject = Schemas['RESTJobSessionObject']
/** What of an organization a job backs up, or leaves out. */
export type JobItem = Schemas['RESTJobItemComposed']
export type SchedulePolicy = Schemas['RESTJobSchedulePolicy']
/** What a job is made of or changed to. */
export type NewJob = NonNullable<V8Operations['Job_Add']['requestBody']>['content']['application/json']
export type NewRepository = NonNullable<
  V8Operations['BackupRepository_Add']['requestBody']
>['content']['application/json']
export type Group = Schemas['RESTGroup']
export type RestorePoint = Schemas['RESTRestorePoint']
export type RestoreSession = Schemas['RESTRestoreSession']
/** The mail server by which messages are sent; its password goes in and never comes out. */
export type MailServerSettings = Schemas['RESTSmtpSettings']
export type RbacRole = Schemas['RESTRbacRole']
/** Whom a role names: an operator, or an object that it includes or excludes. */
export type RbacItem = Schemas['RESTRbacItemComposed']
export type Mailbox = Schemas['RESTExchangeMailbox']
export type Folder = Schemas['RESTExchangeFolder']
export type Message = Schemas['RESTExchangeItemsComposed']

/** The user code of a registration, and where a Global Administrator enters it. */
export type DeviceCode = AnswerOf<V8Operations['Organization_OrganizationDeviceCode']>
/** Whether somebody has signed in with the user code. */
export type DeviceCodeCheck = AnswerOf<V8Operations['Organization_CheckDeviceCode']>
/** Under which session a restore runs; the same members for items, a folder and a mailbox. */
export type StartedRestore = AnswerOf<V8Operations['ExchangeMailbox_RestoreMailboxAction']>
/** What a restore has done so far, and what went wrong. */
export type RestoreStatistics = AnswerOf<V8Operations['RestoreSession_GetRestoreStatistics']>
/** Something that was done in a restore session: looked at, saved, sent, restored. */
export type RestoreSessionEvent = Schemas['RESTRestoreSessionEvent']
/** Whose data a person or restore operator may restore. */
export type EffectiveScope = AnswerOf<V8Operations['OrganizationRbac_GetLoggedInUserEffectiveScope']>
/** What a message says, before it is restored. */
export type MessagePreview = AnswerOf<OwnOperations['getMessagePreview']>
/** How people of organizations can sign in to the restore portal. */
export type SignInWays = AnswerOf<OwnOperations['getSignInWays']>
/** The code that a person types at Microsoft, to sign in to the restore portal. */
export type PortalDeviceCode = AnswerOf<OwnOperations['beginSignInWithDeviceCode']>
/** Whether they have. */
export type PortalDeviceCodeProgress = AnswerOf<OwnOperations['followSignInWithDeviceCode']>

/** An account of this server. */
export type Account = AnswerOf<OwnOperations['getAccount']>
/** A public key of a service account. */
export type AccountKey = AnswerOf<OwnOperations['listAccountKeys']>[number]
/** The secret of a second factor, shown once. */
export type TotpSecret = AnswerOf<OwnOperations['startTotp']>
/** The server-wide settings of sign-ins. */
export type AuthenticationSettings = AnswerOf<OwnOperations['getAuthenticationSettings']>
/** The session of a browser: who is signed in, and what a page may know of it. */
export type BrowserSession = AnswerOf<OwnOperations['getBrowserSession']>
/** A session that may be ended: of a browser, or of a program with tokens. */
export type SignedInSession = AnswerOf<OwnOperations['listSessions']>['results'][number]
export type Health = AnswerOf<OwnOperations['getHealth']>
export type NewAccount = OwnOperations['createAccount']['requestBody']['content']['application/json']
export type AccountChange = NonNullable<
  OwnOperations['changeAccount']['requestBody']
>['content']['application/json']
/** Whose session this is. */
/** A job in a list, and how it stands. */
export type JobEntry = AnswerOf<OwnOperations['findJobs']>['results'][number]
/** How many jobs of an organization in a repository stand so. */
export type JobCount = AnswerOf<OwnOperations['countJobs']>['results'][number]
export type WhoAmI = AnswerOf<OwnOperations['whoAmI']>
/** The switches that decide how the people of an organization may sign in. */
export type Authentication = AnswerOf<OwnOperations['getOrganizationAuthentication']>
/** Connecting or changing an organization: its plan, and its steps while they run and afterwards. */
export type Provisioning = AnswerOf<OwnOperations['getProvisioning']>
/** An organization with how it was connected, and whether it can be used. */
export type OrganizationDetails = AnswerOf<OwnOperations['getOrganization']>
/** What the applications of an organization may do, as far as their own tokens tell. */
export type OrganizationPermissions = AnswerOf<OwnOperations['getOrganizationPermissions']>
/** What became of an organization of another product's listing. */
export type ImportOutcome = AnswerOf<OwnOperations['importOrganizations']>['results'][number]
export type AuditEntry = AnswerOf<OwnOperations['listAudit']>['results'][number]
/** Whether the chain of the audit log holds, and where it ends or which record is wrong. */
export type AuditVerification = AnswerOf<OwnOperations['verifyAudit']>
/** A certificate of an organization's application, over its life. */
export type Certificate = AnswerOf<OwnOperations['listCertificates']>[number]
/** A key that waits for the certificate of a certification authority. */
export type CertificateRequest =
  OwnOperations['requestCertificate']['responses'][201]['content']['application/json']
/** A link for a customer's administrator, and what became of it; never the link itself. */
export type Invitation = AnswerOf<OwnOperations['getInvitation']>
/** With its link, which is told once. */
export type CreatedInvitation =
  OwnOperations['createInvitation']['responses'][201]['content']['application/json']
/** Whether the applications of an organization work: tokens, and each permission. */
export type Verification = AnswerOf<OwnOperations['getVerification']>
/** The manual way for exactly one choice. */
export type Guide = AnswerOf<OwnOperations['getGuide']>
/** The public certificate of a key that the server holds. */
export type PreparedCertificate =
  OwnOperations['prepareCertificate']['responses'][201]['content']['application/json']
/** What somebody else changed in the applications of an organization. */
export type DriftReport = AnswerOf<OwnOperations['getDrift']>
export type DriftFinding = DriftReport['findings'][number]
/** What would be granted for a restore, and what was. */
export type RestorePermissionPlan = AnswerOf<OwnOperations['planRestorePermissions']>
export type RestorePermissionGrant = AnswerOf<OwnOperations['getRestorePermissions']>
/** How a tenant lets people and programs sign in, and the step that mends each weakness. */
export type PostureReport = AnswerOf<OwnOperations['checkPosture']>
/** A sign-in of a tenant's administrator at Microsoft, and how far it is. */
export type SignIn = AnswerOf<OwnOperations['getSignIn']>
/** What a provisioning is asked for with. */
export type NewProvisioning = OwnOperations['planProvisioning']['requestBody']['content']['application/json']
/** Microsoft's page for consent, and what came back from it. */
export type Consent = AnswerOf<OwnOperations['getConsent']>
/** A run of maintenance of a repository, how a repository stands, and what the server does by itself. */
export type MaintenanceRun = AnswerOf<OwnOperations['getMaintenance']>
export type RepositoryHealth = AnswerOf<OwnOperations['getRepositoryHealth']>
export type MaintenanceSettings = AnswerOf<OwnOperations['getMaintenanceSettings']>
/** A destructive act that waits. */
export type Approval = AnswerOf<OwnOperations['getApproval']>
/** Where backups are kept, with the storage that it lies in. */
export type RepositoryDetails = AnswerOf<OwnOperations['getRepository']>
export type NewRepositoryDetails =
  OwnOperations['createRepository']['requestBody']['content']['application/json']
/** A new one also says what weakens its storage. */
export type CreatedRepository =
  OwnOperations['createRepository']['responses'][201]['content']['application/json']
/** A passphrase or recovery kit that opens a repository without its server. */
export type RepositoryKey = AnswerOf<OwnOperations['listRepositoryKeys']>[number]
export type RecoveryKit = AnswerOf<OwnOperations['listRecoveryKits']>[number]
/** With its passphrase and the page to print, which are told once. */
export type MadeRecoveryKit =
  OwnOperations['makeRecoveryKit']['responses'][201]['content']['application/json']
/** How the server's own records in a repository stand. */
export type RepositoryRecords = AnswerOf<OwnOperations['getRepositoryRecords']>
