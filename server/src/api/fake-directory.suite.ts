/** A directory of a few objects in memory, for the tests of the HTTP face. */
import type { DirectoryOperations, DirectoryPage, PageRequest, Reach } from '../operations/index.ts'
import { ids, notFound, page, sees } from './sample-values.suite.ts'

const people = [
  {
    id: ids.alice,
    displayName: 'Alice',
    userName: 'alice@contoso.onmicrosoft.com',
    isShared: false,
    location: 'Cloud',
    office: undefined,
  },
  {
    id: ids.bob,
    displayName: 'Bob',
    userName: 'bob@contoso.onmicrosoft.com',
    isShared: true,
    location: 'Hybrid',
    office: 'Ulm',
  },
] as const

const sales = {
  id: ids.bob,
  displayName: 'Sales',
  name: 'sales',
  type: 'Office365',
  location: 'Cloud',
} as const
const site = {
  id: 'contoso.sharepoint.com,a,b',
  url: 'https://contoso.sharepoint.com/sites/sales',
  title: 'Sales',
  isPersonal: false,
  parentUrl: undefined,
} as const
const team = { id: ids.bob, displayName: 'Sales', description: '' } as const

/** Teams cannot be listed: the permission is not there. */
export function fakeDirectory(): DirectoryOperations {
  function part<Item>(items: readonly Item[], request: PageRequest, lacks?: string): DirectoryPage<Item> {
    return { ...page(items, request), setId: ids.absent, lacks }
  }
  const within = (id: string, reach: Reach): void => {
    if (id !== ids.contoso || !sees(reach, ids.contoso)) throw notFound()
  }
  function only<Item>(id: string, wanted: string, item: Item): Item {
    if (id !== wanted) throw notFound()
    return item
  }
  return {
    people: async (id, { userName, locations }, reach, request) => {
      within(id, reach)
      const found = people.filter(
        (one) => one.userName === (userName ?? one.userName) && (locations?.includes(one.location) ?? true),
      )
      return part(found, request)
    },
    person: async (_id, userId) => only(userId, ids.alice, people[0]),
    drives: async (_id, _userId, _reach, request) =>
      part(
        [{ id: 'b!1', name: 'OneDrive', url: 'https://contoso-my.sharepoint.com/personal/alice' }],
        request,
      ),
    groups: async (id, _filter, reach, request) => {
      within(id, reach)
      return part([sales], request)
    },
    group: async (_id, groupId) => only(groupId, ids.bob, sales),
    members: async (_id, _groupId, _reach, request) =>
      part([{ name: 'Alice', login: 'alice@contoso.onmicrosoft.com', type: 'User' as const }], request),
    sites: async (id, _filter, reach, request) => {
      within(id, reach)
      return part([site], request)
    },
    site: async (_id, siteId) => only(siteId, site.id, site),
    teams: async (id, _filter, reach, request) => {
      within(id, reach)
      return part<typeof team>([], request, 'Team.ReadBasic.All')
    },
    team: async (_id, teamId) => only(teamId, ids.bob, team),
  }
}
