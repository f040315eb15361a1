/** The APIs that permissions can be asked of, and what they publish. */
import type { JsonRecord } from '../json.ts'
import { recordsIn, textIn } from './graph.ts'
import type { Visit } from './visit.ts'

export interface Permission {
  readonly id: string
  readonly value: string
  readonly description: string
  readonly type: 'Role' | 'Scope'
  readonly needsAdmin: boolean
}

export interface Api {
  /** Object id of the service principal. */
  readonly id: string
  readonly appId: string
  readonly name: string
  readonly permissions: readonly Permission[]
}

/** Offered first, under the names of the portal. */
const commonApis: Readonly<Record<string, string>> = {
  '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
  '00000002-0000-0ff1-ce00-000000000000': 'Office 365 Exchange Online',
  '00000003-0000-0ff1-ce00-000000000000': 'SharePoint',
}

export function isCommon({ appId }: Api): boolean {
  return Object.hasOwn(commonApis, appId)
}

function roleOf(record: JsonRecord): Permission {
  return {
    id: textIn(record, 'id'),
    value: textIn(record, 'value'),
    description: textIn(record, 'displayName'),
    type: 'Role',
    needsAdmin: true,
  }
}

function scopeOf(record: JsonRecord): Permission {
  return {
    id: textIn(record, 'id'),
    value: textIn(record, 'value'),
    description: textIn(record, 'adminConsentDisplayName'),
    type: 'Scope',
    needsAdmin: textIn(record, 'type') === 'Admin',
  }
}

function isOffered(role: JsonRecord): boolean {
  const kinds: unknown = role['allowedMemberTypes']
  return role['isEnabled'] !== false && (!Array.isArray(kinds) || kinds.includes('Application'))
}

function apiOf(record: JsonRecord): Api {
  const appId = textIn(record, 'appId')
  const permissions = [
    ...recordsIn(record, 'oauth2PermissionScopes')
      .filter((scope) => scope['isEnabled'] !== false)
      .map((scope) => scopeOf(scope)),
    ...recordsIn(record, 'appRoles')
      .filter((role) => isOffered(role))
      .map((role) => roleOf(role)),
  ]
  return {
    id: textIn(record, 'id'),
    appId,
    name: commonApis[appId] ?? textIn(record, 'displayName'),
    permissions: permissions.toSorted((one, other) => one.value.localeCompare(other.value)),
  }
}

/** Every API of the tenant that publishes something, Microsoft's common ones first. */
export async function readApis({ graph }: Visit): Promise<Api[]> {
  const records = await graph.list('/servicePrincipals')
  return records
    .map((record) => apiOf(record))
    .filter(({ permissions }) => permissions.length > 0)
    .toSorted(
      (one, other) => Number(isCommon(other)) - Number(isCommon(one)) || one.name.localeCompare(other.name),
    )
}
