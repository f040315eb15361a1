/**
 * Everything about our applications by which somebody could act in their name or change what they may do, read with the
 * application's own `Application.Read.All` in as few requests as possible: two batches for three applications.
 */
import { createHash } from 'node:crypto'
import { Type, type Static } from 'typebox'
import type { Graph } from '../graph/graph.ts'
import { type Batch, createBatch, type Reading } from './batch.ts'
import { readCatalogue } from './catalogue.ts'
import type { ResourceName } from './model.ts'
import { applicationOf, applicationSchema, scopesOf } from './observe-application.ts'

export interface InventoryCredential {
  readonly kind: 'certificate' | 'password' | 'federated'
  readonly on: 'application' | 'enterprise application'
  /** `keyId`, or the id of a federated credential; lower case. */
  readonly id: string
  readonly displayName: string
  /** SHA-1, upper-case hexadecimal. */
  readonly thumbprint: string | undefined
  /** Of the certificate itself; otherwise only as whoever added it has said. */
  readonly isThumbprintProven: boolean
  /** `ISSUER SUBJECT` of a federated one. */
  readonly trusts: string | undefined
}

export interface InventoryPerson {
  readonly id: string
  readonly name: string
}

export interface InventoryRole {
  readonly id: string
  readonly roleId: string
  /** Object id of the API, and which one of the catalogue's it is. */
  readonly resourceId: string
  readonly resource: ResourceName | undefined
  readonly resourceName: string
}

export interface InventoryScope {
  readonly value: string
  readonly resourceId: string
  readonly resource: ResourceName | undefined
  /** Undefined for everybody. */
  readonly principalId: string | undefined
}

export interface InventoryApplication {
  readonly appId: string
  /** Undefined when the tenant has no such application (any more). */
  readonly application:
    | {
        readonly id: string
        readonly signInAudience: string
        readonly isPublicClient: boolean
        readonly identifierUris: readonly string[]
        readonly redirectUris: readonly { readonly platform: string; readonly uri: string }[]
        readonly preAuthorized: readonly string[]
      }
    | undefined
  readonly enterpriseApplication: { readonly id: string; readonly isEnabled: boolean } | undefined
  readonly credentials: readonly InventoryCredential[]
  readonly owners: readonly InventoryPerson[]
  readonly roles: readonly InventoryRole[]
  readonly scopes: readonly InventoryScope[]
  readonly directoryRoles: readonly InventoryPerson[]
}

export interface Inventory {
  readonly applications: readonly InventoryApplication[]
  /** What may not be seen, in words: `delegated consent`, `directory roles`. */
  readonly unseen: readonly string[]
}

const nullableText = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const passwords = Type.Optional(Type.Array(Type.Object({ keyId: Type.String(), displayName: nullableText })))
const keys = Type.Optional(
  Type.Array(
    Type.Object({
      keyId: Type.String(),
      displayName: nullableText,
      customKeyIdentifier: nullableText,
      key: nullableText,
    }),
  ),
)
const credentialsSchema = Type.Object({ keyCredentials: keys, passwordCredentials: passwords })
const principalSchema = Type.Object({
  id: Type.String(),
  accountEnabled: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  keyCredentials: keys,
  passwordCredentials: passwords,
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
const roleSchema = Type.Object({
  id: Type.String(),
  appRoleId: Type.String(),
  resourceId: Type.String(),
  resourceDisplayName: nullableText,
})
const grantSchema = Type.Object({
  id: Type.String(),
  consentType: Type.String(),
  principalId: nullableText,
  resourceId: Type.String(),
  scope: Type.Union([Type.String(), Type.Null()]),
})
const directoryRoleSchema = Type.Object({
  id: Type.String(),
  roleDefinitionId: Type.String(),
  roleDefinition: Type.Optional(Type.Union([Type.Null(), Type.Object({ displayName: nullableText })])),
})
const resourceSchema = Type.Object({ id: Type.String(), appId: Type.String() })

const ofApplication =
  '$select=id,appId,displayName,signInAudience,isFallbackPublicClient,identifierUris,web,spa,publicClient,' +
  'api,keyCredentials,passwordCredentials'
const ofPrincipal = '$select=id,accountEnabled,keyCredentials,passwordCredentials'
const ofOwner = '$select=id,displayName,userPrincipalName'

/** An application as the records know it. */
export interface InventorySubject {
  readonly appId: string
  /** Object id; directory roles are looked up by it. */
  readonly servicePrincipalId: string | null
}

/** @returns undefined when the application may not look. @throws {GraphError} */
export async function readInventory(
  graph: Graph,
  subjects: readonly InventorySubject[],
  signal?: AbortSignal,
): Promise<Inventory | undefined> {
  const batch = createBatch(graph, signal)
  const resources = readCatalogue().resources.map(({ name, appId }) => ({
    name,
    take: batch.object(`/servicePrincipals(appId='${appId}')?$select=id,appId`, resourceSchema),
  }))
  const looks = subjects.map((subject) => noteLook(batch, subject))
  await batch.send()
  const resourceNames = new Map<string, ResourceName>()
  for (const { name, take } of resources) {
    const resource = await take()
    if (resource.kind === 'read') resourceNames.set(resource.value.id, name)
  }
  const unseen = new Set<string>()
  const applications: InventoryApplication[] = []
  for (const look of looks) {
    const application = await takeLook(look, { resourceNames, unseen })
    if (application === undefined) return undefined
    applications.push(application)
  }
  return { applications, unseen: [...unseen] }
}

type Look = ReturnType<typeof noteLook>

function noteLook(batch: Batch, { appId, servicePrincipalId }: InventorySubject) {
  const application = `/applications(appId='${appId}')`
  const principal = `/servicePrincipals(appId='${appId}')`
  const filter = encodeURIComponent(`principalId eq '${servicePrincipalId}'`)
  const applicationPath = `${application}?${ofApplication}`
  return {
    appId,
    application: batch.object(applicationPath, applicationSchema),
    applicationKeys: batch.object(applicationPath, credentialsSchema),
    owners: batch.collection(`${application}/owners?${ofOwner}`, ownerSchema),
    federated: batch.collection(`${application}/federatedIdentityCredentials`, federatedSchema),
    principal: batch.object(`${principal}?${ofPrincipal}`, principalSchema),
    principalOwners: batch.collection(`${principal}/owners?${ofOwner}`, ownerSchema),
    roles: batch.collection(`${principal}/appRoleAssignments`, roleSchema),
    grants: batch.collection(`${principal}/oauth2PermissionGrants`, grantSchema),
    directoryRoles:
      servicePrincipalId === null
        ? undefined
        : batch.collection(
            `/roleManagement/directory/roleAssignments?$filter=${filter}&$expand=roleDefinition`,
            directoryRoleSchema,
          ),
  }
}

interface LookContext {
  readonly resourceNames: ReadonlyMap<string, ResourceName>
  readonly unseen: Set<string>
}

async function takeLook(
  look: Look,
  { resourceNames, unseen }: LookContext,
): Promise<InventoryApplication | undefined> {
  const read = await look.application()
  const principal = await look.principal()
  if (read.kind === 'forbidden' || principal.kind === 'forbidden') return undefined
  const listed = async <Value>(
    what: string,
    take: (() => Promise<Reading<readonly Value[]>>) | undefined,
  ): Promise<readonly Value[]> => {
    const reading = await take?.()
    if (reading?.kind === 'read') return reading.value
    if (reading?.kind !== 'absent') unseen.add(what)
    return []
  }
  const roles = await listed('application permissions', look.roles)
  const directoryRoles = await listed('directory roles', look.directoryRoles)
  return {
    appId: look.appId,
    application: read.kind === 'read' ? propertiesOf(read.value) : undefined,
    enterpriseApplication:
      principal.kind === 'read'
        ? { id: principal.value.id, isEnabled: principal.value.accountEnabled !== false }
        : undefined,
    credentials: [
      ...credentialsOf(await look.applicationKeys(), 'application'),
      ...credentialsOf(principal, 'enterprise application'),
      ...(await listed('federated credentials', look.federated)).map(federatedOf),
    ],
    owners: [
      ...(await listed('owners', look.owners)),
      ...(await listed('owners of enterprise applications', look.principalOwners)),
    ].map(({ id, displayName, userPrincipalName }) => ({
      id: id.toLowerCase(),
      name: userPrincipalName ?? displayName ?? id,
    })),
    roles: roles.map(({ id, appRoleId, resourceId, resourceDisplayName }) => ({
      id,
      roleId: appRoleId.toLowerCase(),
      resourceId,
      resource: resourceNames.get(resourceId),
      resourceName: resourceDisplayName ?? resourceId,
    })),
    scopes: (await listed('delegated consent', look.grants)).flatMap((grant) =>
      scopesOf(grant.scope).map((value) => ({
        value,
        resourceId: grant.resourceId,
        resource: resourceNames.get(grant.resourceId),
        principalId: grant.consentType === 'AllPrincipals' ? undefined : (grant.principalId ?? ''),
      })),
    ),
    directoryRoles: directoryRoles.map(({ roleDefinitionId, roleDefinition }) => ({
      id: roleDefinitionId.toLowerCase(),
      name: roleDefinition?.displayName ?? roleDefinitionId,
    })),
  }
}

function propertiesOf(
  read: Static<typeof applicationSchema>,
): NonNullable<InventoryApplication['application']> {
  const { id, signInAudience, isPublicClient, identifierUris, redirectUris, preAuthorized } =
    applicationOf(read)
  return {
    id,
    signInAudience,
    isPublicClient,
    identifierUris,
    redirectUris: Object.entries(redirectUris).flatMap(([platform, uris]) =>
      uris.map((uri) => ({ platform, uri })),
    ),
    preAuthorized: preAuthorized.map(({ appId }) => appId),
  }
}

function credentialsOf(
  reading: Reading<Static<typeof credentialsSchema>>,
  on: InventoryCredential['on'],
): readonly InventoryCredential[] {
  if (reading.kind !== 'read') return []
  const { keyCredentials = [], passwordCredentials = [] } = reading.value
  return [
    ...keyCredentials.map(({ keyId, displayName, key, customKeyIdentifier }) => ({
      kind: 'certificate' as const,
      on,
      id: keyId.toLowerCase(),
      displayName: displayName ?? '',
      thumbprint: typeof key === 'string' ? digestOf(key) : nameOf(customKeyIdentifier),
      isThumbprintProven: typeof key === 'string',
      trusts: undefined,
    })),
    ...passwordCredentials.map(({ keyId, displayName }) => ({
      kind: 'password' as const,
      on,
      id: keyId.toLowerCase(),
      displayName: displayName ?? '',
      thumbprint: undefined,
      isThumbprintProven: false,
      trusts: undefined,
    })),
  ]
}

function digestOf(key: string): string {
  return createHash('sha1').update(Buffer.from(key, 'base64')).digest('hex').toUpperCase()
}

/** It is binary: base64 of the bytes, or of their hexadecimal text, depending on who put it there. */
function nameOf(identifier: string | null | undefined): string | undefined {
  if (typeof identifier !== 'string') return undefined
  const bytes = Buffer.from(identifier, 'base64')
  if (bytes.length === 20) return bytes.toString('hex').toUpperCase()
  return [identifier, bytes.toString('latin1')].find((text) => /^[0-9a-f]{40}$/i.test(text))?.toUpperCase()
}

function federatedOf({ id, name, issuer, subject }: Static<typeof federatedSchema>): InventoryCredential {
  return {
    kind: 'federated',
    on: 'application',
    id: id.toLowerCase(),
    displayName: name,
    thumbprint: undefined,
    isThumbprintProven: false,
    trusts: `${issuer} ${subject ?? ''}`,
  }
}
