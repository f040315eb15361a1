/** Joins the rooms of `microsoft365/` and the keys into what operations ask for. */
import type { Clock } from '../foundation/clock.ts'
import type { Fetch } from '../foundation/fetch.ts'
import type { Log } from '../foundation/log.ts'
import type { Random } from '../foundation/random.ts'
import type { Secret } from '../foundation/secret.ts'
import type { KeyProvider } from '../keys/index.ts'
import {
  type AccessTokenSource,
  ApplicationsError,
  type AssertionSigner,
  backupRoles,
  type Budget,
  type Cloud,
  createBudget,
  createGraph,
  createMailboxReader,
  createMailboxWriter,
  decodeUnverified,
  type DeviceAuthorization,
  type Graph,
  type IdentityPlatform,
  IdentityPlatformError,
  inspectAdministrator,
  registerApplications,
  registrationScopes,
  removeApplications,
  waitUntilEffective,
} from '../microsoft365/index.ts'
import { tenantId } from './ids.ts'
import {
  type ApplicationCredential,
  type Microsoft365,
  type PendingSignIn,
  type SignedInAdministrator,
  SignInError,
} from './ports.ts'

export interface Microsoft365Dependencies {
  /** Goes to Microsoft's hosts only: the cloud's transport. */
  readonly fetch: Fetch
  readonly cloud: Cloud
  readonly identityPlatform: IdentityPlatform
  readonly keys: KeyProvider
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

export interface Microsoft365Options {
  /** The public client that administrators sign in with; Microsoft Graph Command Line Tools when left out. */
  readonly bootstrapClientId?: string | undefined
  /** Who we are to Microsoft's throttling: `NONISV|Strongroom|Strongroom/0.1.0`. */
  readonly userAgent: string
}

/** Microsoft Graph Command Line Tools: a public client of Microsoft's own that takes scopes as they are asked for. */
const graphCommandLineTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
/** The tenant is not known before the sign-in; accounts of no organization are refused by Microsoft. */
const anyOrganization = 'organizations'

type GraphWith = (tokens: AccessTokenSource, budget: Budget) => Graph

export function createMicrosoft365(
  dependencies: Microsoft365Dependencies,
  { bootstrapClientId = graphCommandLineTools, userAgent }: Microsoft365Options,
): Microsoft365 {
  const { cloud, clock, log, identityPlatform } = dependencies
  const graphWith: GraphWith = (tokens, budget) =>
    createGraph({ ...dependencies, tokens, budget }, { userAgent })
  const visitors = createBudget({ clock, log }, cloud.limits)
  return {
    cloud,
    async connect(credential) {
      const tokens = identityPlatform.applicationTokens(await withSigner(dependencies, credential))
      return graphWith(tokens, createBudget({ clock, log }, cloud.limits))
    },
    withToken: (token) => graphWith(identityPlatform.signedInTokens(token), visitors),
    mailboxReader: (graph, userId) => createMailboxReader({ graph }, { userId }),
    mailboxWriter: (graph, userId) => createMailboxWriter({ graph, log }, { userId }),
    async requestSignIn(signal) {
      const scopes = registrationScopes(cloud)
      const request = { tenant: anyOrganization, clientId: bootstrapClientId, scopes }
      const authorization = await identityPlatform.requestDeviceAuthorization(request, signal)
      return pendingSignIn({ ...dependencies, graphWith }, authorization)
    },
  }
}

async function withSigner(
  { keys }: Pick<Microsoft365Dependencies, 'keys'>,
  { tenantId: tenant, clientId, keyId }: ApplicationCredential,
): Promise<{ tenantId: string; clientId: string; signer: AssertionSigner }> {
  const { thumbprintSha256 } = await keys.certificate(keyId)
  const signer = { thumbprintSha256, signPs256: (data: Uint8Array) => keys.signPs256(keyId, data) }
  return { tenantId: tenant, clientId, signer }
}

interface SignInDependencies extends Microsoft365Dependencies {
  readonly graphWith: GraphWith
}

function pendingSignIn(dependencies: SignInDependencies, authorization: DeviceAuthorization): PendingSignIn {
  const { userCode, verificationUri, expiresAt } = authorization
  return {
    userCode,
    verificationUrl: verificationUri,
    // Our own words: a text from elsewhere is never shown to an administrator (DEV-06).
    message: `To sign in, open the page ${verificationUri} in a browser and enter the code ${userCode}.`,
    expiresAt,
    async wait(signal) {
      const { accessToken } = await dependencies.identityPlatform
        .pollForDeviceAccessToken(authorization, signal)
        .catch((error: unknown) => {
          throw signInFailure(error)
        })
      return signedInAdministrator(dependencies, accessToken)
    },
  }
}

function signInFailure(error: unknown): unknown {
  if (!(error instanceof IdentityPlatformError)) return error
  if (error.code === 'expired_token' || error.code === 'bad_verification_code')
    return new SignInError('expired', error.message, { cause: error })
  if (error.code === 'authorization_declined')
    return new SignInError('declined', error.message, { cause: error })
  return new SignInError('refused', error.message, { cause: error })
}

function signedInAdministrator(dependencies: SignInDependencies, accessToken: Secret): SignedInAdministrator {
  const { clock, random, log, identityPlatform, graphWith } = dependencies
  const tokens = identityPlatform.signedInTokens(accessToken)
  const graph = graphWith(tokens, createBudget({ clock }))
  const claims = decodeUnverified(accessToken)
  return {
    async inspect(signal) {
      try {
        const { tenantId: tenant, ...administrator } = await inspectAdministrator(graph, claims, signal)
        return { ...administrator, tenantId: tenantId(tenant) }
      } catch (error) {
        if (error instanceof ApplicationsError)
          throw new SignInError('refused', error.message, { cause: error })
        throw error
      }
    },
    register: (request, hooks, signal) =>
      registerApplications(
        {
          graph,
          clock,
          random,
          record: (object) => hooks.record(object),
          progress: (step) => hooks.progress(step),
        },
        request,
        signal,
      ),
    async waitUntilEffective(credential, hooks, signal) {
      const own = identityPlatform.applicationTokens(await withSigner(dependencies, credential))
      await waitUntilEffective(
        {
          tokens: own,
          graph: graphWith(own, createBudget({ clock })),
          clock,
          random,
          progress: (step) => hooks.progress(step),
        },
        backupRoles(),
        signal,
      )
    },
    rollBack: (created, signal) => removeApplications({ graph, log }, created, signal),
    dispose: () => tokens.dispose(),
  }
}
