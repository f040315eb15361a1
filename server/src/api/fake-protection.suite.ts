/** What is protected, as a few values in memory, for the tests of the HTTP face. */
import type { ProtectedObject, ProtectionOperations } from '../operations/index.ts'
import { ids, noon, notFound, page, sees, type Recorded } from './sample-values.suite.ts'

const alice: ProtectedObject = {
  type: 'User',
  id: ids.alice,
  name: 'Alice',
  address: 'alice@contoso.com',
  organizationId: ids.contoso,
  repositoryId: ids.repository,
  lastBackedUpAt: noon,
}

export function fakeProtection(recorded: Recorded): ProtectionOperations {
  return {
    objects: async ({ type, id, organizationId, repositoryId, name = '', at }, reach, request) => {
      recorded.protectedAt = at
      return page(
        [alice].filter(
          (one) =>
            sees(reach, one.organizationId) &&
            one.type === (type ?? one.type) &&
            one.id === (id ?? one.id) &&
            one.organizationId === (organizationId ?? one.organizationId) &&
            one.repositoryId === (repositoryId ?? one.repositoryId) &&
            one.address.includes(name.toLowerCase()),
        ),
        request,
      )
    },
    ofRestorePoint: async (id, type, _reach, request) => {
      if (id !== ids.point) throw notFound()
      return page(type === 'User' ? [alice] : [], request)
    },
    organizations: async (id) => {
      if (id !== ids.repository) throw notFound()
      return [{ id: ids.contoso, name: 'contoso.onmicrosoft.com' }]
    },
    licensedUsers: async ({ organizationId, period }, _reach, request) => {
      recorded.licensedIn = period
      return page(
        [
          {
            id: ids.alice,
            name: 'Alice',
            address: 'alice@contoso.com',
            organizationId: ids.contoso,
            organizationName: 'contoso.onmicrosoft.com',
            lastBackedUpAt: noon,
            isNew: true,
          },
        ].filter((one) => one.organizationId === (organizationId ?? one.organizationId)),
        request,
      )
    },
    release: async ({ id, organizationId }) => {
      if (id !== ids.alice || organizationId !== ids.contoso) throw notFound()
      recorded.revoked.push(id)
    },
    licenses: async (reach, id) => {
      if (id !== undefined && (id !== ids.contoso || !sees(reach, ids.contoso))) throw notFound()
      return { licensed: 1, new: 1 }
    },
    use: async (id) => {
      if (id !== ids.contoso) throw notFound()
      return [{ repositoryId: ids.repository, repositoryName: 'Default', usedBytes: 5000, objects: 1 }]
    },
  }
}
