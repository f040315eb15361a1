/** What our applications may do in a tenant, as data (server/data/permissions.json, derived by tools/). */
import { readFileSync } from 'node:fs'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Cloud } from '../clouds/cloud.ts'

const permissionSchema = Type.Object({
  /** For example `Mail.Read`. */
  value: Type.String(),
  /** Microsoft's id of it, the same in every tenant. */
  id: Type.String(),
  purpose: Type.String(),
  endpoints: Type.Array(Type.String()),
})

const catalogueSchema = Type.Object({
  resource: Type.Object({ appId: Type.String(), displayName: Type.String() }),
  backup: Type.Array(permissionSchema),
  signIn: Type.Array(permissionSchema),
  registration: Type.Array(permissionSchema),
})

export type Permission = Readonly<Static<typeof permissionSchema>>

export interface PermissionCatalogue {
  /** Microsoft Graph, whose permissions these are. */
  readonly resource: { readonly appId: string; readonly displayName: string }
  /** Application permissions of the backup application. */
  readonly backup: readonly Permission[]
  /** Delegated permissions of the sign-in application. */
  readonly signIn: readonly Permission[]
  /** Delegated permissions of the administrator's one sign-in. */
  readonly registration: readonly Permission[]
}

const file = new URL('../../../data/permissions.json', import.meta.url)

export function readPermissionCatalogue(): PermissionCatalogue {
  return Value.Parse(catalogueSchema, JSON.parse(readFileSync(file, 'utf8')))
}

/**
 * The scopes that the administrator's sign-in asks for: enough to register and grant, for one token and no longer
 * (no `offline_access`).
 */
export function registrationScopes(cloud: Cloud): readonly string[] {
  return readPermissionCatalogue().registration.map(({ value }) => `${cloud.graphAudience}/${value}`)
}

/** The application permissions that a token of the backup application must carry to do its work. */
export function backupRoles(): readonly string[] {
  return readPermissionCatalogue().backup.map(({ value }) => value)
}
