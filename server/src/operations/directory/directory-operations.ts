/** Answers what the API asks of an organization's directory, with the permissions that its application has. */
import type { Clock } from '../../foundation/clock.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Log } from '../../foundation/log.ts'
import type { Random } from '../../foundation/random.ts'
import { type Graph, GraphError, isNotFound } from '../../microsoft365/index.ts'
import type { Reach } from '../caller.ts'
import type { Connections } from '../connections.ts'
import { type DirectoryUser, findUser, listUsers } from '../organizations/directory.ts'
import { type DirectoryGroup, findGroup, listGroupMembers, listGroups } from '../organizations/groups.ts'
import { administers } from '../reach.ts'
import { notFound, orNotFound } from '../refusals.ts'
import { asUpstream } from '../upstream.ts'
import type {
  DirectoryDrive,
  DirectoryGroupEntry,
  DirectoryLocation,
  DirectoryOperations,
  DirectoryPage,
  DirectoryPerson,
  DirectorySite,
  DirectoryTeam,
  GroupMemberEntry,
  SetRequest,
  SiteFilter,
} from './directory.ts'
import { createResultSets } from './result-sets.ts'
import { findSite, findTeam, listDrives, listSites, listTeams } from './sites.ts'
import { fits } from './wildcard.ts'

export interface DirectoryDependencies {
  readonly connections: Connections
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** What listing each kind needs (Microsoft Graph permissions reference). */
const needs = {
  people: 'User.Read.All',
  drives: 'Files.Read.All',
  groups: 'GroupMember.Read.All',
  sites: 'Sites.Read.All',
  teams: 'Team.ReadBasic.All',
} as const

type Kind = keyof typeof needs

interface Wanted {
  readonly id: OrganizationId
  readonly filter: unknown
  readonly reach: Reach
  readonly request: SetRequest
}

type List<Item> = (
  wanted: Wanted,
  open: (graph: Graph) => AsyncIterable<Item>,
) => Promise<DirectoryPage<Item>>

interface Directory {
  graph(id: OrganizationId, reach: Reach): Promise<Graph>
  /** Listings of one kind. */
  lists<Item>(kind: Kind): List<Item>
}

export function createDirectory(dependencies: DirectoryDependencies): DirectoryOperations {
  const directory = openDirectory(dependencies)
  return { ...peopleOf(directory), ...groupsOf(directory), ...sitesOf(directory), ...teamsOf(directory) }
}

function openDirectory(dependencies: DirectoryDependencies): Directory {
  const { connections, log, random } = dependencies
  async function graph(id: OrganizationId, reach: Reach): Promise<Graph> {
    if (!administers(reach, id)) throw notFound()
    return connections.graph(id)
  }
  function lists<Item>(kind: Kind): List<Item> {
    const sets = createResultSets<Item>(dependencies)
    return async ({ id, filter, reach, request }, open) => {
      const asked = await graph(id, reach)
      const wanted = { what: JSON.stringify([id, filter]), setId: request.setId }
      try {
        return { ...(await sets.page(wanted, () => open(asked), request)), lacks: undefined }
      } catch (error) {
        if (!isForbidden(error)) return asUpstream(() => Promise.reject(asError(error)))
        const lacks = needs[kind]
        log.warn({ organizationId: id, permission: lacks }, `${kind} cannot be listed without a permission`)
        return { items: [], hasMore: false, setId: random.uuid(), lacks }
      }
    }
  }
  return { graph, lists }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('not an error was thrown', { cause: error })
}

function isForbidden(error: unknown): boolean {
  return error instanceof GraphError && error.status === 403
}

async function* filtered<Item, Entry>(
  items: AsyncIterable<Item>,
  toEntry: (item: Item) => Entry,
  isWanted: (entry: Entry) => boolean,
): AsyncGenerator<Entry> {
  for await (const item of items) {
    const entry = toEntry(item)
    if (isWanted(entry)) yield entry
  }
}

const locationOf = (isSynchronized: boolean): DirectoryLocation => (isSynchronized ? 'Hybrid' : 'Cloud')

function lies(
  entry: { readonly location: DirectoryLocation },
  wanted?: readonly DirectoryLocation[],
): boolean {
  return wanted === undefined || wanted.includes(entry.location)
}

function peopleOf(directory: Directory): Pick<DirectoryOperations, 'people' | 'person' | 'drives'> {
  const people = directory.lists<DirectoryPerson>('people')
  const drives = directory.lists<DirectoryDrive>('drives')
  return {
    people: (id, filter, reach, request) =>
      people({ id, filter, reach, request }, (asked) =>
        filtered(
          listUsers(asked),
          personOf,
          (person) =>
            fits(person.displayName, filter.displayName) &&
            fits(person.userName, filter.userName) &&
            lies(person, filter.locations),
        ),
      ),
    async person(id, userId, reach) {
      const asked = await directory.graph(id, reach)
      return personOf(orNotFound(await asUpstream(() => findUser(asked, userId))))
    },
    drives: (id, userId, reach, request) =>
      drives({ id, filter: userId, reach, request }, (asked) => listDrives(asked, userId)),
  }
}

function personOf({
  id,
  displayName,
  userName,
  isShared,
  isSynchronized,
  office,
}: DirectoryUser): DirectoryPerson {
  return { id, displayName, userName, isShared, office, location: locationOf(isSynchronized) }
}

function groupsOf(directory: Directory): Pick<DirectoryOperations, 'groups' | 'group' | 'members'> {
  const groups = directory.lists<DirectoryGroupEntry>('groups')
  const members = directory.lists<GroupMemberEntry>('groups')
  return {
    groups: (id, filter, reach, request) =>
      groups({ id, filter, reach, request }, (asked) =>
        filtered(
          listGroups(asked),
          groupOf,
          (group) =>
            fits(group.displayName, filter.displayName) &&
            fits(group.name, filter.groupName) &&
            lies(group, filter.locations),
        ),
      ),
    async group(id, groupId, reach) {
      const asked = await directory.graph(id, reach)
      return groupOf(orNotFound(await one(() => findGroup(asked, groupId))))
    },
    members: (id, groupId, reach, request) =>
      members({ id, filter: groupId, reach, request }, (asked) => ofOne(listGroupMembers(asked, groupId))),
  }
}

/**
 * @yields the entries.
 * @throws {OperationError} `not_found` when the directory does not know whose they would be.
 */
async function* ofOne<Entry>(entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
  try {
    yield* entries
  } catch (error) {
    if (isNotFound(error)) throw notFound()
    throw error
  }
}

function groupOf({ id, displayName, name, type, isSynchronized }: DirectoryGroup): DirectoryGroupEntry {
  return { id, displayName, name, type, location: locationOf(isSynchronized) }
}

function sitesOf(directory: Directory): Pick<DirectoryOperations, 'sites' | 'site'> {
  const sites = directory.lists<DirectorySite>('sites')
  return {
    sites: (id, filter, reach, request) =>
      sites({ id, filter, reach, request }, (asked) => wantedSites(asked, filter)),
    async site(id, siteId, reach) {
      const asked = await directory.graph(id, reach)
      return orNotFound(await one(() => findSite(asked, siteId)))
    },
  }
}

async function* wantedSites(
  graph: Graph,
  { parentId, includesPersonal = false, text }: SiteFilter,
): AsyncGenerator<DirectorySite> {
  const sites = await listSites(graph)
  const parent = parentId === undefined ? undefined : sites.find(({ id }) => id === parentId)
  if (parentId !== undefined && parent === undefined) return
  for (const site of sites)
    if (
      site.parentUrl === parent?.url &&
      (includesPersonal || !site.isPersonal) &&
      (fits(site.title, text) || fits(site.url, text))
    )
      yield site
}

function teamsOf(directory: Directory): Pick<DirectoryOperations, 'teams' | 'team'> {
  const teams = directory.lists<DirectoryTeam>('teams')
  return {
    teams: (id, filter, reach, request) =>
      teams({ id, filter, reach, request }, (asked) => wantedTeams(asked, filter.displayName)),
    async team(id, teamId, reach) {
      const asked = await directory.graph(id, reach)
      return orNotFound(await one(() => findTeam(asked, teamId)))
    },
  }
}

async function* wantedTeams(graph: Graph, displayName: string | undefined): AsyncGenerator<DirectoryTeam> {
  for await (const team of listTeams(graph)) if (fits(team.displayName, displayName)) yield team
}

/** What nobody may see is answered like what is not there. */
async function one<Value>(find: () => Promise<Value | undefined>): Promise<Value | undefined> {
  try {
    return await asUpstream(find)
  } catch (error) {
    if (error instanceof Error && isForbidden(error.cause)) return undefined
    throw error
  }
}
