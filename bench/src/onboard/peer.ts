/**
 * The same set-up with Microsoft's Graph client for JavaScript, as the documentation has it: one call after the other,
 * and each again after a second until the directory has caught up.
 */
import { randomUUID } from 'node:crypto'
import {
  createCredential,
  graphTools,
  member,
  signJwt,
  thumbprint,
  type Credential,
  type Microsoft,
} from '@strongroom/test/support'
import { createGraphClient, type GraphClient } from './graph-client.ts'
import type { Measured } from './ours.ts'
import { missingOf, type PlannedApplication, type PlannedPermission } from './plan.ts'
import { costOf } from './writes.ts'

const scopes = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Organization.Read.All',
  'RoleManagement.ReadWrite.Directory',
]
const retryMs = 1_000
const mostTries = 300

interface Made {
  readonly appId: string
  /** Absent for an application that people alone use. */
  readonly credential: Credential | undefined
  readonly roles: ReadonlyMap<string, readonly string[]>
}

/** Again after a second, whatever went wrong: a replicating directory has many ways to say so. */
async function untilDone<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === mostTries) throw error
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }
}

/** The permissions of a resource, by the application that publishes it. */
function byResource(permissions: readonly PlannedPermission[]): Map<string, PlannedPermission[]> {
  const groups = new Map<string, PlannedPermission[]>()
  for (const permission of permissions) {
    const group = groups.get(permission.resourceAppId) ?? []
    groups.set(permission.resourceAppId, [...group, permission])
  }
  return groups
}

async function register(client: GraphClient, application: PlannedApplication): Promise<Made> {
  const groups = byResource(missingOf(application))
  const roles = [...groups].map(
    ([resource, some]) =>
      [resource, some.filter(({ kind }) => kind === 'application').map(({ value }) => value)] as const,
  )
  const isDaemon = roles.some(([, values]) => values.length > 0)
  const credential = isDaemon ? createCredential('bench', Date.now(), 3072) : undefined
  const { id: objectId, appId }: { id: string; appId: string } = await client
    .api('/applications')
    .post(applicationBody(application, groups, credential))
  const principal: { id: string } = await untilDone(() => client.api('/servicePrincipals').post({ appId }))
  if (application.purpose === 'sign-in') await client.api(`/applications/${objectId}`).patch(ownApi(appId))
  for (const [resourceAppId, some] of groups) await grant(client, { principal, resourceAppId, some })
  return { appId, credential, roles: new Map(roles) }
}

function applicationBody(
  { purpose }: PlannedApplication,
  groups: ReadonlyMap<string, readonly PlannedPermission[]>,
  credential: Credential | undefined,
): object {
  const type = { application: 'Role', delegated: 'Scope' } as const
  const key = credential?.certificate.toString('base64')
  return {
    displayName: `Peer ${purpose}`,
    signInAudience: 'AzureADMyOrg',
    requiredResourceAccess: [...groups].map(([resourceAppId, some]) => ({
      resourceAppId,
      resourceAccess: some.map(({ id, kind }) => ({ id, type: type[kind] })),
    })),
    ...(key === undefined ? {} : { keyCredentials: [{ type: 'AsymmetricX509Cert', usage: 'Verify', key }] }),
  }
}

/** The API that people sign in to is named after the application, and so comes in a second step. */
function ownApi(appId: string): object {
  return {
    identifierUris: [`api://${appId}`],
    api: {
      requestedAccessTokenVersion: 2,
      oauth2PermissionScopes: [
        {
          id: randomUUID(),
          value: 'access_as_user',
          type: 'User',
          isEnabled: true,
          adminConsentDisplayName: 'Sign in',
          adminConsentDescription: 'Sign in as this person',
        },
      ],
    },
  }
}

interface Granted {
  readonly principal: { readonly id: string }
  readonly resourceAppId: string
  readonly some: readonly PlannedPermission[]
}

async function grant(client: GraphClient, { principal, resourceAppId, some }: Granted): Promise<void> {
  const resource: { id: string } = await client
    .api(`/servicePrincipals(appId='${resourceAppId}')`)
    .select('id')
    .get()
  for (const { id: appRoleId } of some.filter(({ kind }) => kind === 'application')) {
    const body = { principalId: principal.id, resourceId: resource.id, appRoleId }
    await untilDone(() => client.api(`/servicePrincipals/${resource.id}/appRoleAssignedTo`).post(body))
  }
  const scope = some
    .filter(({ kind }) => kind === 'delegated')
    .map(({ value }) => value)
    .join(' ')
  if (scope === '') return
  const body = { clientId: principal.id, consentType: 'AllPrincipals', resourceId: resource.id, scope }
  await untilDone(() => client.api('/oauth2PermissionGrants').post(body))
}

/** A token of the application for a resource, once it holds every role. */
async function tokenWithRoles(
  microsoft: Microsoft,
  { appId, credential }: { readonly appId: string; readonly credential: Credential },
  { scope, roles }: { readonly scope: string; readonly roles: readonly string[] },
): Promise<string> {
  const url = `${microsoft.loginUrl}/${microsoft.tenant}/oauth2/v2.0/token`
  return untilDone(async () => {
    const now = Math.floor(Date.now() / 1000)
    const header = { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint(credential, 'sha256') }
    const claims = { aud: url, iss: appId, sub: appId, nbf: now, iat: now, exp: now + 600 }
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signJwt(credential, header, claims),
    })
    const response = await microsoft.fetch(url, { method: 'POST', body })
    const { access_token: token = '' }: { access_token?: string } = JSON.parse(await response.text())
    const held = rolesOf(token)
    if (token === '' || roles.some((role) => !held.includes(role))) throw new Error('not yet')
    return token
  })
}

function rolesOf(token: string): readonly string[] {
  const part = token.split('.')[1] ?? ''
  if (part === '') return []
  const { roles = [] }: { roles?: readonly string[] } = JSON.parse(Buffer.from(part, 'base64url').toString())
  return roles
}

const graphAppId = '00000003-0000-0000-c000-000000000000'
const audiences: ReadonlyMap<string, string> = new Map([
  [graphAppId, 'https://graph.microsoft.com/.default'],
  ['00000002-0000-0ff1-ce00-000000000000', 'https://outlook.office365.com/.default'],
])

/** Tokens with every role, and one call: what the documentation of a backup product calls tested. */
async function verify(microsoft: Microsoft, made: Made): Promise<void> {
  const { appId, credential } = made
  if (credential === undefined) return
  for (const [resource, roles] of made.roles) {
    const scope = audiences.get(resource)
    if (scope === undefined || roles.length === 0) continue
    const token = await tokenWithRoles(microsoft, { appId, credential }, { scope, roles })
    if (resource !== graphAppId) continue
    await untilDone(() => createGraphClient(microsoft, token).api('/users').top(1).select('id').get())
  }
}

/** Does what was planned for the other side. */
export async function measurePeer(
  microsoft: Microsoft,
  applications: readonly PlannedApplication[],
): Promise<Measured> {
  const scope = scopes.map((name) => `https://graph.microsoft.com/${name}`).join(' ')
  const token = member(await microsoft.signIn('admin', { clientId: graphTools, scope }), 'access_token')
  const client = createGraphClient(microsoft, token)
  let [connected, verified] = [0, 0]
  const cost = await costOf(microsoft, async () => {
    const startedAt = performance.now()
    const all: Made[] = []
    for (const application of applications) all.push(await register(client, application))
    connected = (performance.now() - startedAt) / 1000
    for (const made of all) await verify(microsoft, made)
    verified = (performance.now() - startedAt) / 1000
  })
  return { ...cost, planned: 0, connected, verified }
}
