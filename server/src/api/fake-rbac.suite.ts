/** Restore operator roles over one role of one organization, for the tests of the HTTP face. */
import type { NewRbacItem, Operations, RbacItem, RbacList, RbacRole, Reach } from '../operations/index.ts'
import { ids, notFound, sees } from './sample-values.suite.ts'

const role: RbacRole = {
  id: 'cccccccc-0000-4000-8000-00000000000c',
  organizationId: ids.contoso,
  name: 'Helpdesk',
  description: '',
  roleType: 'SpecificObjects',
}

/** Each instance keeps the lists of its role. */
export function fakeRbac(): Operations['rbac'] {
  const lists: Record<RbacList, RbacItem[]> = { operators: [], selectedItems: [], excludedItems: [] }
  const find = (id: string, reach: Reach): RbacRole => {
    if (id !== role.id || !sees(reach, role.organizationId)) throw notFound()
    return role
  }
  const put = (list: RbacList, items: readonly NewRbacItem[]): void => {
    for (const item of items)
      lists[list].push({ ...item, id: `dddddddd-0000-4000-8000-${item.objectId.slice(24)}` })
  }
  return {
    create: async ({ operators, selectedItems, excludedItems, ...given }, reach) => {
      if (!sees(reach, given.organizationId)) throw notFound()
      put('operators', operators)
      put('selectedItems', selectedItems)
      put('excludedItems', excludedItems)
      return { ...role, ...given }
    },
    list: async (reach) => (sees(reach, role.organizationId) ? [role] : []),
    get: async (id, reach) => find(id, reach),
    update: async (id, _change, reach) => void find(id, reach),
    remove: async (id, reach) => void find(id, reach),
    items: async ({ roleId, list }, reach) => {
      find(roleId, reach)
      return lists[list]
    },
    addItems: async ({ roleId, list }, items, reach) => {
      find(roleId, reach)
      put(list, items)
    },
    removeItems: async ({ roleId, list }, removed, reach) => {
      find(roleId, reach)
      lists[list] = lists[list].filter(({ id }) => !removed.includes(id))
    },
    isOperator: async ({ kind }) => kind === 'operator',
    effectiveScope: async () => [{ id: ids.alice, name: 'Alice', email: 'alice@contoso.onmicrosoft.com' }],
  }
}
