/** Every permission that we know, as data (server/data/permissions.json, derived by tools/derive-permissions.ts). */
import { readFileSync } from 'node:fs'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Cloud } from '../clouds/cloud.ts'
import type { CataloguedPermission, PermissionKind, PermissionPurpose, ResourceName } from './model.ts'

const resourceName = Type.Union([Type.Literal('graph'), Type.Literal('exchange'), Type.Literal('sharepoint')])
const kind = Type.Union([Type.Literal('application'), Type.Literal('delegated')])
const purpose = Type.Union([
  Type.Literal('backup'),
  Type.Literal('restore'),
  Type.Literal('sign-in'),
  Type.Literal('onboarding'),
  Type.Literal('posture'),
  Type.Literal('drift'),
])
const workload = Type.Union([
  Type.Literal('mail'),
  Type.Literal('calendar'),
  Type.Literal('contacts'),
  Type.Literal('tasks'),
  Type.Literal('onedrive'),
  Type.Literal('sharepoint'),
  Type.Literal('teams'),
  Type.Literal('chats'),
])

const catalogueSchema = Type.Object({
  resources: Type.Array(
    Type.Object({ name: resourceName, appId: Type.String(), displayName: Type.String() }),
  ),
  permissions: Type.Array(
    Type.Object({
      resource: resourceName,
      value: Type.String(),
      kind,
      id: Type.String(),
      uses: Type.Array(
        Type.Object({
          purpose,
          workloads: Type.Array(workload),
          operation: Type.String(),
          without: Type.String(),
        }),
      ),
      narrower: Type.Optional(Type.String()),
      endpoints: Type.Array(Type.String()),
      missingIn: Type.Array(Type.String()),
    }),
  ),
  recognized: Type.Array(
    Type.Object({
      product: Type.String(),
      set: Type.String(),
      permissions: Type.Array(
        Type.Object({
          resource: resourceName,
          value: Type.String(),
          kind,
          id: Type.String(),
          workloads: Type.Array(Type.String()),
          isOptional: Type.Boolean(),
        }),
      ),
    }),
  ),
})

/** One of Microsoft's own applications, whose permissions these are. */
export interface CataloguedResource {
  readonly name: ResourceName
  readonly appId: string
  readonly displayName: string
}

/** What another product asks for: only to recognize an application that was made for it. */
export type RecognizedSet = Readonly<Static<typeof catalogueSchema>['recognized'][number]>

export interface Catalogue {
  readonly resources: readonly CataloguedResource[]
  readonly permissions: readonly CataloguedPermission[]
  readonly recognized: readonly RecognizedSet[]
}

const file = new URL('../../../data/permissions.json', import.meta.url)

export function readCatalogue(): Catalogue {
  return Value.Parse(catalogueSchema, JSON.parse(readFileSync(file, 'utf8')))
}

function permissionsFor(
  { permissions }: Catalogue,
  wanted: PermissionPurpose,
  wantedKind: PermissionKind,
): readonly CataloguedPermission[] {
  return permissions.filter(
    (permission) => permission.kind === wantedKind && permission.uses.some((use) => use.purpose === wanted),
  )
}

/** Whether the cloud has it: a cloud of one's own is judged by its features. */
export function isOffered(
  { missingIn, uses }: CataloguedPermission,
  { name, features }: Pick<Cloud, 'name' | 'features'>,
): boolean {
  if (missingIn.includes(name)) return false
  return features.teams || !uses.some(({ workloads }) => workloads.some(isTeams))
}

const isTeams = (name: string): boolean => name === 'teams' || name === 'chats'

/** Delegated permissions, as values, that a token must carry to register and grant. */
export function registrationPermissions(): readonly string[] {
  return permissionsFor(readCatalogue(), 'onboarding', 'delegated').map(({ value }) => value)
}

/**
 * The scopes that an administrator's sign-in asks for: enough to register and grant, for one token and no longer (no
 * `offline_access`).
 */
export function registrationScopes(cloud: Cloud): readonly string[] {
  return registrationPermissions().map((value) => `${cloud.graphAudience}/${value}`)
}
