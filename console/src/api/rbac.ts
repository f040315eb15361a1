/** Restore operators: who may restore for whom (`/v8/RbacRoles`). */
import type { BrowserClient, RbacItem, RbacRole } from '@strongroom/api-client'
import { queryOptions } from '@tanstack/react-query'

const rolesPath = '/v8/RbacRoles'
export type RoleList = 'operators' | 'selectedItems' | 'excludedItems'

export function rolePath(id: string, list: RoleList | '' = ''): string {
  return `${rolesPath}/${encodeURIComponent(id)}${list === '' ? '' : `/${list}`}`
}

export function rolesQuery(api: BrowserClient) {
  return queryOptions({
    queryKey: ['rbac-roles'],
    queryFn: () => api.get<readonly RbacRole[]>(rolesPath),
  })
}

export function roleItemsQuery(api: BrowserClient, id: string, list: RoleList) {
  return queryOptions({
    queryKey: ['rbac-roles', id, list],
    queryFn: () => api.get<readonly RbacItem[]>(rolePath(id, list)),
  })
}
