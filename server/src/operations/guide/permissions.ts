/** The permissions of an application as a guide lists them. */
import { readCatalogue, type Requirement } from '../../microsoft365/index.ts'
import type { GuidePermission } from './guide.ts'

export function guidePermissions({ needs }: Pick<Requirement, 'needs'>): readonly GuidePermission[] {
  const { resources } = readCatalogue()
  return needs.map(({ permission, reason, uses }) => {
    const { resource, value, kind, id } = permission
    const found = resources.find(({ name }) => name === resource)
    if (found === undefined) throw new Error(`the catalogue lacks the resource ${resource}`)
    const without = [...new Set(uses.map((use) => use.without))].join('; ')
    return {
      resource,
      resourceName: found.displayName,
      resourceAppId: found.appId,
      value,
      kind,
      id,
      reason,
      without,
    }
  })
}

export interface ResourceGroup {
  readonly resourceAppId: string
  readonly all: readonly GuidePermission[]
}

export function byResource(permissions: readonly GuidePermission[]): readonly ResourceGroup[] {
  const ids = [...new Set(permissions.map(({ resourceAppId }) => resourceAppId))]
  return ids.map((id) => ({
    resourceAppId: id,
    all: permissions.filter(({ resourceAppId }) => resourceAppId === id),
  }))
}
