/** What stands in a tenant beside what is ours: pure comparison of an inventory with the records. */
import type { Inventory, InventoryApplication, InventoryCredential } from '../../microsoft365/index.ts'
import type { DriftKind, DriftSeverity } from './drift.ts'
import { lentRoles, type Watched, type WatchedApplication } from './watched.ts'
import { type FactWords, isMighty, nameOfRole, wordsOf } from './words.ts'

export interface Fact extends FactWords {
  /** The same thing has the same key at every look. */
  readonly key: string
  readonly kind: DriftKind
  readonly severity: DriftSeverity
  readonly applicationName: string
  readonly appId: string
  readonly name: string
  /** Of what was found. */
  readonly id: string
  /** Object ids under which the tenant's audit log tells of it. */
  readonly objectIds: readonly string[]
  /** By which a plan knows it once it is accepted; undefined for what plans do not ask about. */
  readonly subject: string | undefined
  /** Nothing on record tells whether it was there when the application was taken over: the first look does. */
  readonly isTrustedAtFirst: boolean
  /** May be the state of before one of our own changes, which the directory still tells for a while. */
  readonly settles: boolean
}

type Detail = Pick<Fact, 'kind' | 'severity' | 'name' | 'id'> &
  Partial<Pick<Fact, 'subject' | 'isTrustedAtFirst' | 'settles' | 'key'>>

interface Look {
  readonly watched: Watched
  readonly application: WatchedApplication
  readonly seen: InventoryApplication
  /** What a person accepted, and what was in the tenant when a plan was confirmed. */
  readonly known: ReadonlySet<string>
  readonly seesRoles: boolean
}

/** What is strange, each with its severity; nothing of ours is in it. */
export function strangeFacts(watched: Watched, inventory: Inventory): readonly Fact[] {
  if (watched.isBeingRemoved) return []
  const { known } = watched
  return watched.applications.flatMap((application) => {
    const seen = inventory.applications.find(({ appId }) => appId.toLowerCase() === application.appId)
    if (seen === undefined) return []
    const seesRoles = !inventory.unseen.includes('application permissions')
    const look = { watched, application, seen, known, seesRoles }
    const details = isThere(seen)
      ? [
          ...credentials(look),
          ...owners(look),
          ...addresses(look),
          ...settings(look),
          ...grants(look),
          ...losses(look),
        ]
      : [absence(look)]
    return details.map((detail) => factOf(look, detail))
  })
}

export function factOf(
  {
    application,
    seen,
  }: Pick<Look, 'application'> & {
    readonly seen: Pick<InventoryApplication, 'application' | 'enterpriseApplication'>
  },
  detail: Detail,
): Fact {
  const { appId, displayName: applicationName } = application
  const { kind, name, id } = detail
  return {
    subject: undefined,
    isTrustedAtFirst: application.origin === 'existing',
    settles: false,
    ...detail,
    key: `${kind} ${appId} ${detail.key ?? id}`,
    applicationName,
    appId,
    objectIds: [seen.application?.id, seen.enterpriseApplication?.id].filter((each) => each !== undefined),
    ...wordsOf({ kind, applicationName, name, appId, id }),
  }
}

function isThere({ application, enterpriseApplication }: InventoryApplication): boolean {
  return application !== undefined && enterpriseApplication !== undefined
}

function absence({ application, seen }: Look): Detail {
  const what = seen.application === undefined ? 'application' : 'enterprise application'
  return { kind: 'deleted', severity: 'critical', name: what, id: application.appId, settles: true }
}

function credentials({ watched, application, seen, known }: Look): readonly Detail[] {
  // Before there were provisionings with a record nobody noted who owned an application and what proved it.
  const isUnrecorded = application.origin === 'existing' || watched.options.known.length === 0
  return seen.credentials.flatMap((credential): Detail[] => {
    if (isOurs(watched, credential) || (known.has(credential.id) && !isReplaced(watched, credential)))
      return []
    const kind = credential.kind === 'federated' ? 'unknown-federated-credential' : 'unknown-credential'
    const where = credential.on === 'application' ? '' : ` on the ${credential.on}`
    const name = `${describe(credential)}${where}`
    return [
      {
        kind,
        severity: 'critical',
        name,
        id: credential.id,
        subject: credential.id,
        isTrustedAtFirst: isUnrecorded && application.origin !== 'registered',
      },
    ]
  })
}

/** Under the id of one of ours, but another certificate. */
function isReplaced(
  { keyIds }: Watched,
  { id, thumbprint, isThumbprintProven }: InventoryCredential,
): boolean {
  const recorded = keyIds.get(id)
  return recorded !== undefined && isThumbprintProven && recorded !== thumbprint
}

function describe({ kind, displayName, thumbprint, trusts }: InventoryCredential): string {
  const name = displayName === '' ? '' : ` “${displayName}”`
  if (kind === 'federated') return `federated credential${name} for ${trusts ?? ''}`
  return kind === 'password' ? `client secret${name}` : `certificate${name} ${thumbprint ?? ''}`.trim()
}

/** A certificate by its own bytes, or by the id that Microsoft gave us for it; a client secret never is. */
function isOurs({ thumbprints, keyIds, intents }: Watched, credential: InventoryCredential): boolean {
  const { kind, id, thumbprint, isThumbprintProven } = credential
  if (kind === 'password') return false
  if (kind === 'federated') return hasIntent(intents, 'federated-credential', credential)
  const recorded = keyIds.get(id)
  if (recorded !== undefined) return !isThumbprintProven || recorded === thumbprint
  if (thumbprint === undefined) return false
  // Anybody may give a certificate the name of ours: without its bytes only one that is on its way is believed.
  if (isThumbprintProven)
    return thumbprints.has(thumbprint) || hasIntent(intents, 'key-credential', credential)
  const isOnRecord = [...keyIds.values()].includes(thumbprint)
  return (thumbprints.has(thumbprint) && !isOnRecord) || hasIntent(intents, 'key-credential', credential)
}

function hasIntent(
  intents: Watched['intents'],
  kind: string,
  { id, thumbprint, displayName }: InventoryCredential,
): boolean {
  return intents.some(
    (intent) =>
      intent.kind === kind &&
      (intent.id?.toLowerCase() === id ||
        (kind === 'key-credential' && intent.name.toUpperCase() === thumbprint) ||
        (kind === 'federated-credential' && intent.id === undefined && intent.name === displayName)),
  )
}

function owners({ watched, application, seen, known }: Look): readonly Detail[] {
  const strangers = new Map(seen.owners.filter(({ id }) => !known.has(id)).map((owner) => [owner.id, owner]))
  return [...strangers.values()].map(({ id, name }) => ({
    kind: 'unknown-owner',
    severity: 'critical',
    name,
    id,
    subject: id,
    // Whoever registers an application owns it; that was not noted from the beginning.
    isTrustedAtFirst: application.origin === 'existing' || watched.options.known.length === 0,
  }))
}

function addresses({ watched, application, seen, known }: Look): readonly Detail[] {
  const isUnrecorded = application.origin === 'existing' || watched.options.known.length === 0
  const { redirectUris = [], identifierUris = [], preAuthorized = [] } = seen.application ?? {}
  const uris = redirectUris
    .filter(({ uri }) => !known.has(uri.toLowerCase()))
    .map(({ platform, uri }): Detail => ({
      kind: 'unknown-redirect-uri',
      severity: 'critical',
      name: `${uri} (${platform})`,
      id: uri,
      subject: uri,
      isTrustedAtFirst: isUnrecorded,
    }))
  const isTrustedAtFirst = application.origin !== 'registered'
  const identifiers = identifierUris
    .filter((uri) => uri.toLowerCase() !== `api://${application.appId}`)
    .map((uri): Detail => ({
      kind: 'unknown-identifier-uri',
      severity: 'warning',
      name: uri,
      id: uri,
      isTrustedAtFirst,
    }))
  const clients = preAuthorized
    .filter((appId) => appId !== application.appId)
    .map((appId): Detail => ({
      kind: 'unknown-authorized-client',
      severity: 'critical',
      name: appId,
      id: appId,
      isTrustedAtFirst,
    }))
  return [...uris, ...identifiers, ...clients]
}

function settings({ application, seen }: Look): readonly Detail[] {
  const details: Detail[] = []
  const { signInAudience = '', isPublicClient = false } = seen.application ?? {}
  const isTrustedAtFirst = application.origin !== 'registered'
  const id = application.appId
  if (signInAudience !== 'AzureADMyOrg')
    details.push({ kind: 'multi-tenant', severity: 'critical', name: signInAudience, id, isTrustedAtFirst })
  if (isPublicClient && !application.purposes.includes('sign-in'))
    details.push({
      kind: 'public-client',
      severity: 'warning',
      name: 'public client flows',
      id,
      isTrustedAtFirst,
    })
  if (seen.enterpriseApplication?.isEnabled === false)
    details.push({ kind: 'disabled', severity: 'critical', name: 'enterprise application', id })
  return details
}

function grants(look: Look): readonly Detail[] {
  const { application, seen } = look
  const isTrustedAtFirst = application.origin !== 'registered'
  const roles = seen.roles
    .filter((role) => !isWanted(look, role))
    .map(({ roleId, resourceId, resource, resourceName }): Detail => {
      const value = nameOfRole(resource, roleId)
      return {
        kind: 'permission-granted',
        severity: isMighty(value) ? 'critical' : 'warning',
        name: `${value} (${resourceName})`,
        id: roleId,
        key: `${resourceId} ${roleId}`,
        isTrustedAtFirst,
        settles: true,
      }
    })
  const scopes = seen.scopes
    .filter((scope) => !isWantedScope(look, scope))
    .map(({ value, resourceId, principalId }): Detail => ({
      kind: 'permission-granted',
      severity: 'warning',
      name: `${value} (delegated${principalId === undefined ? ', for everybody' : ''})`,
      id: value,
      key: `${resourceId} ${value} ${principalId ?? 'everybody'}`,
      isTrustedAtFirst,
      settles: true,
    }))
  const directoryRoles = seen.directoryRoles.map(({ id, name }): Detail => ({
    kind: 'role-assigned',
    severity: 'critical',
    name,
    id,
    isTrustedAtFirst,
  }))
  return [...roles, ...scopes, ...directoryRoles]
}

function isWanted(
  { watched, application, seen }: Look,
  { roleId, resourceId, resource }: InventoryApplication['roles'][number],
): boolean {
  if (application.needed.some((one) => one.resource === resource && one.id === roleId)) return true
  if (resource === 'graph' && lentRoles(watched, application.appId).some(({ id }) => id === roleId))
    return true
  return watched.intents.some(
    ({ kind, marker, parent }) =>
      kind === 'app-role-assignment' &&
      parent === seen.enterpriseApplication?.id &&
      marker?.toLowerCase() === `${resourceId}/${roleId}`.toLowerCase(),
  )
}

/** OpenID Connect: who somebody is, and nothing more. */
const identityScopes: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'offline_access',
  'User.Read',
  'access_as_user',
])

function isWantedScope(
  { watched, application, seen }: Look,
  { value, resourceId, principalId }: InventoryApplication['scopes'][number],
): boolean {
  const signsIn = application.purposes.includes('sign-in')
  // What a person grants for themselves when they sign in is theirs.
  if (signsIn && (identityScopes.has(value) || principalId !== undefined)) return true
  return watched.intents.some(
    ({ kind, name, marker, parent }) =>
      kind.startsWith('oauth2-permission') &&
      parent === seen.enterpriseApplication?.id &&
      (marker === undefined || marker === resourceId) &&
      name.split(' ').includes(value),
  )
}

function losses({ watched, application, seen, seesRoles }: Look): readonly Detail[] {
  const lost = application.needed
    .filter(
      ({ resource, id, value }) =>
        seesRoles &&
        !watched.takenAway.has(value) &&
        !seen.roles.some((role) => role.resource === resource && role.roleId === id),
    )
    .map(({ value, id }): Detail => ({
      kind: 'permission-removed',
      severity: 'warning',
      name: value,
      id,
      settles: true,
    }))
  const thumbprint = application.row.certificateThumbprint?.toUpperCase()
  const isProven =
    thumbprint === undefined ||
    seen.credentials.some(
      (credential) =>
        credential.thumbprint === thumbprint ||
        (!credential.isThumbprintProven && watched.keyIds.get(credential.id) === thumbprint),
    )
  if (isProven) return lost
  return [
    ...lost,
    { kind: 'credential-removed', severity: 'critical', name: thumbprint, id: thumbprint, settles: true },
  ]
}
