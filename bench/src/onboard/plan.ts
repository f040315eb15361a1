/** A plan as the REST API tells it: which applications, with which permissions. */

export interface PlannedPermission {
  readonly resourceAppId: string
  readonly value: string
  readonly kind: 'application' | 'delegated'
  readonly id: string
  readonly state: string
}

export interface PlannedApplication {
  readonly purpose: string
  readonly displayName: string
  readonly permissions: readonly PlannedPermission[]
}

/** What is to be granted, without the application's own API. */
export function missingOf({ permissions }: PlannedApplication): readonly PlannedPermission[] {
  return permissions.filter(({ state, resourceAppId }) => state === 'missing' && isGuid(resourceAppId))
}

const isGuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Application permissions, and resources with delegated ones, over all applications. */
export function countsOf(applications: readonly PlannedApplication[]): {
  readonly roles: number
  readonly delegatedResources: number
} {
  const missing = applications.map(missingOf)
  const roles = missing.flat().filter(({ kind }) => kind === 'application').length
  const delegatedResources = missing.map(
    (some) =>
      new Set(some.filter(({ kind }) => kind === 'delegated').map(({ resourceAppId }) => resourceAppId)).size,
  )
  return { roles, delegatedResources: delegatedResources.reduce((sum, count) => sum + count, 0) }
}
