/** Reads one application with its enterprise application: declarations, grants, and everything that may prove it. */
import { createHash } from 'node:crypto'
import { Type, type Static } from 'typebox'
import { isNotFound } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import type {
  ObservedApplication,
  ObservedAssignment,
  ObservedCredential,
  ObservedGrant,
  ObservedOwner,
  ObservedServicePrincipal,
} from './observed.ts'
import { withSignal } from './registration.ts'

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const redirects = Type.Optional(
  Type.Union([Type.Object({ redirectUris: Type.Optional(Type.Array(Type.String())) }), Type.Null()]),
)
const keySchema = Type.Object({
  keyId: Type.String(),
  displayName: nullableText,
  endDateTime: nullableText,
  customKeyIdentifier: nullableText,
  key: nullableText,
})
const passwordSchema = Type.Object({
  keyId: Type.String(),
  displayName: nullableText,
  endDateTime: nullableText,
})
const credentialsOf = {
  keyCredentials: Type.Optional(Type.Array(keySchema)),
  passwordCredentials: Type.Optional(Type.Array(passwordSchema)),
}
export const applicationSchema = Type.Object({
  id: Type.String(),
  appId: Type.String(),
  displayName: Type.String(),
  signInAudience: nullableText,
  isFallbackPublicClient: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  identifierUris: Type.Optional(Type.Array(Type.String())),
  web: redirects,
  spa: redirects,
  publicClient: redirects,
  requiredResourceAccess: Type.Optional(
    Type.Array(
      Type.Object({
        resourceAppId: Type.String(),
        resourceAccess: Type.Array(Type.Object({ id: Type.String(), type: Type.String() })),
      }),
    ),
  ),
  api: Type.Optional(
    Type.Union([
      Type.Null(),
      Type.Object({
        requestedAccessTokenVersion: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
        oauth2PermissionScopes: Type.Optional(
          Type.Array(
            Type.Object({
              id: Type.String(),
              value: Type.Union([Type.String(), Type.Null()]),
              isEnabled: Type.Boolean(),
            }),
          ),
        ),
        preAuthorizedApplications: Type.Optional(
          Type.Array(
            Type.Object({
              appId: Type.String(),
              delegatedPermissionIds: Type.Array(Type.String()),
            }),
          ),
        ),
      }),
    ]),
  ),
  optionalClaims: Type.Optional(
    Type.Union([
      Type.Null(),
      Type.Object({ accessToken: Type.Optional(Type.Array(Type.Object({ name: Type.String() }))) }),
    ]),
  ),
  ...credentialsOf,
})
const servicePrincipalSchema = Type.Object({
  id: Type.String(),
  accountEnabled: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  tags: Type.Optional(Type.Array(Type.String())),
  ...credentialsOf,
})
const assignmentSchema = Type.Object({
  id: Type.String(),
  appRoleId: Type.String(),
  resourceId: Type.String(),
  createdDateTime: nullableText,
})
const grantSchema = Type.Object({
  id: Type.String(),
  consentType: Type.String(),
  resourceId: Type.String(),
  scope: Type.Union([Type.String(), Type.Null()]),
})
const ownerSchema = Type.Object({
  id: Type.String(),
  displayName: nullableText,
  userPrincipalName: nullableText,
})
const federatedSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  issuer: Type.String(),
  subject: nullableText,
})

const selected =
  '$select=id,appId,displayName,signInAudience,isFallbackPublicClient,identifierUris,web,spa,publicClient,' +
  'requiredResourceAccess,api,optionalClaims,keyCredentials,passwordCredentials'

/** The application with this client id; undefined when the tenant has none. */
export async function readApplication(
  reader: Reader,
  { appId, isOurs }: { readonly appId: string; readonly isOurs: boolean },
): Promise<ObservedApplication | undefined> {
  const { graph, signal } = reader
  const read = await orUndefined(() =>
    graph.json(
      { path: `/applications(appId='${appId}')?${selected}`, ...withSignal(signal) },
      applicationSchema,
    ),
  )
  if (read === undefined) return undefined
  const [owners, federated, principal] = await Promise.all([
    readOwners(reader, read.id),
    readFederated(reader, read.id),
    readServicePrincipal(reader, appId),
  ])
  return {
    ...propertiesOf(read),
    owners,
    credentials: [
      ...credentials(read, 'application'),
      ...federated,
      ...(principal ? credentials(principal.read, 'service-principal') : []),
    ],
    servicePrincipal: principal?.observed,
    isOurs,
  }
}

/** One that was made a moment ago, from Microsoft's answer. */
export function applicationOf(read: Static<typeof applicationSchema>): ObservedApplication {
  return {
    ...propertiesOf(read),
    owners: [],
    credentials: credentials(read, 'application'),
    servicePrincipal: undefined,
    isOurs: true,
  }
}

function propertiesOf(
  read: Static<typeof applicationSchema>,
): Omit<ObservedApplication, 'owners' | 'credentials' | 'servicePrincipal' | 'isOurs'> {
  return {
    id: read.id,
    appId: read.appId.toLowerCase(),
    displayName: read.displayName,
    signInAudience: read.signInAudience ?? '',
    isPublicClient: read.isFallbackPublicClient === true,
    identifierUris: read.identifierUris ?? [],
    redirectUris: {
      web: urisOf(read.web),
      spa: urisOf(read.spa),
      publicClient: urisOf(read.publicClient),
    },
    requiredAccess: (read.requiredResourceAccess ?? []).map(({ resourceAppId, resourceAccess }) => ({
      resourceAppId: resourceAppId.toLowerCase(),
      resourceAccess,
    })),
    ...exposureOf(read),
    optionalClaims: read.optionalClaims ?? undefined,
  }
}

function urisOf(platform: Static<typeof redirects> | undefined): readonly string[] {
  return platform?.redirectUris ?? []
}

function exposureOf({
  api,
}: Static<typeof applicationSchema>): Pick<
  ObservedApplication,
  'exposedScopes' | 'preAuthorized' | 'accessTokenVersion'
> {
  return {
    exposedScopes: api?.oauth2PermissionScopes ?? [],
    preAuthorized: (api?.preAuthorizedApplications ?? []).map((each) => ({
      appId: each.appId.toLowerCase(),
      scopeIds: each.delegatedPermissionIds,
    })),
    accessTokenVersion: api?.requestedAccessTokenVersion ?? undefined,
  }
}

function credentials(
  read: Pick<Static<typeof applicationSchema>, 'keyCredentials' | 'passwordCredentials'>,
  on: ObservedCredential['on'],
): readonly ObservedCredential[] {
  const credential = (
    kind: ObservedCredential['kind'],
    { keyId, displayName, endDateTime }: Static<typeof passwordSchema>,
    thumbprint?: string,
  ): ObservedCredential => ({
    kind,
    on,
    id: keyId.toLowerCase(),
    displayName: displayName ?? '',
    endDateTime: endDateTime ?? undefined,
    thumbprint,
    issuer: undefined,
    subject: undefined,
  })
  return [
    ...(read.keyCredentials ?? []).map((key) => credential('certificate', key, thumbprintOf(key))),
    ...(read.passwordCredentials ?? []).map((password) => credential('password', password)),
  ]
}

/** Of the certificate itself where it is given; Microsoft names keys by it unless somebody chose another name. */
function thumbprintOf({ key, customKeyIdentifier }: Static<typeof keySchema>): string | undefined {
  if (typeof key === 'string')
    return createHash('sha1').update(Buffer.from(key, 'base64')).digest('hex').toUpperCase()
  if (typeof customKeyIdentifier !== 'string') return undefined
  const bytes = Buffer.from(customKeyIdentifier, 'base64')
  return bytes.length === 20 ? bytes.toString('hex').toUpperCase() : undefined
}

async function readOwners({ graph, signal }: Reader, id: string): Promise<readonly ObservedOwner[]> {
  const owners: ObservedOwner[] = []
  const path = `/applications/${id}/owners?$select=id,displayName,userPrincipalName`
  for await (const page of graph.pages({ path, ...withSignal(signal) }, ownerSchema))
    for (const owner of page)
      owners.push({
        id: owner.id.toLowerCase(),
        displayName: owner.userPrincipalName ?? owner.displayName ?? owner.id,
      })
  return owners
}

async function readFederated({ graph, signal }: Reader, id: string): Promise<readonly ObservedCredential[]> {
  const found: ObservedCredential[] = []
  const path = `/applications/${id}/federatedIdentityCredentials`
  for await (const page of graph.pages({ path, ...withSignal(signal) }, federatedSchema))
    for (const each of page)
      found.push({
        kind: 'federated',
        on: 'application',
        id: each.id.toLowerCase(),
        displayName: each.name,
        endDateTime: undefined,
        thumbprint: undefined,
        issuer: each.issuer,
        subject: each.subject ?? undefined,
      })
  return found
}

async function readServicePrincipal(
  { graph, signal }: Reader,
  appId: string,
): Promise<
  | { readonly read: Static<typeof servicePrincipalSchema>; readonly observed: ObservedServicePrincipal }
  | undefined
> {
  const path = `/servicePrincipals(appId='${appId}')?$select=id,accountEnabled,tags,keyCredentials,passwordCredentials`
  const read = await orUndefined(() => graph.json({ path, ...withSignal(signal) }, servicePrincipalSchema))
  if (read === undefined) return undefined
  const [assignments, grants] = await Promise.all([
    readAssignments({ graph, signal }, read.id),
    readGrants({ graph, signal }, read.id),
  ])
  const { id, accountEnabled, tags = [] } = read
  return { read, observed: { id, isEnabled: accountEnabled !== false, tags, assignments, grants } }
}

/** The application permissions that a service principal holds. */
export async function readAssignments(
  { graph, signal }: Reader,
  servicePrincipalId: string,
): Promise<readonly ObservedAssignment[]> {
  const held: ObservedAssignment[] = []
  const path = `/servicePrincipals/${servicePrincipalId}/appRoleAssignments`
  for await (const page of graph.pages({ path, ...withSignal(signal) }, assignmentSchema))
    for (const { id, appRoleId, resourceId, createdDateTime } of page)
      held.push({ id, appRoleId, resourceId, createdAt: millisecondsOf(createdDateTime) })
  return held
}

/** The delegated permissions that were granted to it for everybody. */
export async function readGrants(
  { graph, signal }: Reader,
  servicePrincipalId: string,
): Promise<readonly ObservedGrant[]> {
  const held: ObservedGrant[] = []
  const filter = encodeURIComponent(`clientId eq '${servicePrincipalId}'`)
  const path = `/oauth2PermissionGrants?$filter=${filter}`
  for await (const page of graph.pages({ path, ...withSignal(signal) }, grantSchema))
    for (const { id, resourceId, scope, consentType } of page)
      if (consentType === 'AllPrincipals') held.push({ id, resourceId, scopes: scopesOf(scope) })
  return held
}

function millisecondsOf(text: string | null | undefined): number | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}

export function scopesOf(scope: string | null): readonly string[] {
  return (scope ?? '').split(' ').filter((value) => value !== '')
}

export async function orUndefined<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}
