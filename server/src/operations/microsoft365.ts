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
  type ApplicationProof,
  applyPlan,
  type Budget,
  type Cloud,
  createBudget,
  createGraph,
  createMailboxReader,
  createMailboxWriter,
  createTokenFile,
  decodeUnverified,
  explainTokenFailure,
  draftFor,
  type Graph,
  graphCommandLineTools,
  type IdentityPlatform,
  inspectAdministrator,
  neededPermissions,
  readCatalogue,
  removeApplications,
  removeOwned,
  waitUntilEffective,
} from '../microsoft365/index.ts'
import { tenantId } from './ids.ts'
import {
  type ApplicationCredential,
  type Microsoft365,
  type SignedInAdministrator,
  SignInError,
  type SignInPurpose,
} from './ports.ts'
import { createMicrosoftSignIns } from './sign-ins/microsoft-sign-ins.ts'
import { needsOf } from './sign-ins/purposes.ts'
import { createExaminer } from './verification/examiner.ts'

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
    needed: (request) => neededPermissions(cloud, request),
    async grantedRoles(application, signal) {
      const proof = await withSigner(dependencies, application)
      const rolesOf = async (resource?: string): Promise<readonly string[]> => {
        const tokens = identityPlatform.applicationTokens({
          ...proof,
          ...(resource !== undefined && { resource }),
        })
        return decodeUnverified(await tokens.token(signal))?.roles ?? []
      }
      const others = readCatalogue().resources.filter(({ name }) => name !== 'graph')
      const [graph, ...rest] = await Promise.all([
        rolesOf(),
        ...others.map(({ appId }) => unlessMissing(rolesOf(appId))),
      ])
      return Object.assign({ graph }, ...others.map(({ name }, index) => ({ [name]: rest[index] ?? [] })))
    },
    examiner: createExaminer({
      tokensOf: (proof, resource) =>
        identityPlatform.applicationTokens({ ...proof, ...(resource !== undefined && { resource }) }),
      proofOf: (application) => withSigner(dependencies, application),
      graphFor: (tokens) => graphWith(tokens, createBudget({ clock, log }, cloud.limits)),
      clock,
      random: dependencies.random,
    }),
    discoverTenant: (name, signal) => identityPlatform.discoverTenant(name, signal),
    async waitUntilEffective(application, roles, hooks, signal) {
      const credential = await withSigner(dependencies, application)
      const tokensFor = (resource: string | undefined): AccessTokenSource =>
        identityPlatform.applicationTokens({ ...credential, ...(resource !== undefined && { resource }) })
      const graphFor = (tokens: AccessTokenSource): Graph => graphWith(tokens, createBudget({ clock }))
      const { random } = dependencies
      const progress = (step: Parameters<typeof hooks.progress>[0]): void => hooks.progress(step)
      await waitUntilEffective({ tokensFor, graphFor, clock, random, progress }, roles, signal)
    },
    mailboxReader: (graph, userId) => createMailboxReader({ graph }, { userId }),
    mailboxWriter: (graph, userId) => createMailboxWriter({ graph, log }, { userId }),
    ...createMicrosoftSignIns(
      {
        ...dependencies,
        administrator: (accessToken, purpose) =>
          signedInAdministrator({ ...dependencies, graphWith }, accessToken, purpose),
      },
      { clientId: bootstrapClientId },
    ),
  }
}

/** A service that the tenant does not have grants nothing. */
async function unlessMissing(roles: Promise<readonly string[]>): Promise<readonly string[]> {
  return roles.catch((error: unknown) => {
    if (explainTokenFailure(error).kind === 'resource') return []
    throw error
  })
}

async function withSigner(
  { keys, cloud, clock }: Pick<Microsoft365Dependencies, 'keys' | 'cloud' | 'clock'>,
  { tenantId: tenant, clientId, keyId, tokenFile }: ApplicationCredential,
): Promise<{ tenantId: string; clientId: string } & ApplicationProof> {
  if (tokenFile !== undefined)
    return { tenantId: tenant, clientId, assertions: createTokenFile(tokenFile, { cloud, clock }) }
  const { thumbprintSha256 } = await keys.certificate(keyId)
  const signer = { thumbprintSha256, signPs256: (data: Uint8Array) => keys.signPs256(keyId, data) }
  return { tenantId: tenant, clientId, signer }
}

interface SignInDependencies extends Microsoft365Dependencies {
  readonly graphWith: GraphWith
}

function signedInAdministrator(
  dependencies: SignInDependencies,
  accessToken: Secret,
  purpose: SignInPurpose,
): SignedInAdministrator {
  const { clock, cloud, random, log, identityPlatform, graphWith } = dependencies
  const tokens = identityPlatform.signedInTokens(accessToken)
  const graph = graphWith(tokens, createBudget({ clock }))
  const claims = decodeUnverified(accessToken)
  return {
    cloud,
    graph,
    async inspect(signal) {
      try {
        const { tenantId: tenant, ...administrator } = await inspectAdministrator(
          graph,
          claims,
          signal,
          needsOf(purpose),
        )
        return { ...administrator, tenantId: tenantId(tenant) }
      } catch (error) {
        if (error instanceof ApplicationsError)
          throw new SignInError('refused', error.message, { cause: error })
        throw error
      }
    },
    async plan(work, signal) {
      return (await draftFor({ graph, cloud, tenantId: tenantOf(claims) }, work, signal)).plan
    },
    apply: (plan, work, hooks, signal) =>
      applyPlan(
        {
          graph,
          cloud,
          clock,
          random,
          tenantId: tenantOf(claims),
          record: (object) => hooks.record(object),
          withdraw: (object) => hooks.withdraw(object),
          earlier: hooks.created?.() ?? [],
          progress: (step) => hooks.progress(step),
        },
        { plan, ...work },
        signal,
      ),
    remove: (applications, signal) => removeOwned({ graph, log }, applications, signal),
    rollBack: (created, signal) => removeApplications({ graph, log }, created, signal),
    dispose: () => tokens.dispose(),
  }
}

/** Of the token; Graph has said the same before anything is written. */
function tenantOf(claims: ReturnType<typeof decodeUnverified>): string {
  return claims?.tenantId ?? ''
}
