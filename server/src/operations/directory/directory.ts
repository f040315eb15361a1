/** The directory of an organization as the API shows it: people, groups, sites, teams, read with its own permissions. */
import type { DirectoryObjectId, OrganizationId } from '../../foundation/ids.ts'
import type { Page, PageRequest, Reach } from '../caller.ts'

/** Where an object is kept: `Hybrid` is one that is kept in step with a directory on premises. */
export type DirectoryLocation = 'Cloud' | 'Hybrid'

export interface DirectoryUserEntry {
  readonly id: DirectoryObjectId
  readonly displayName: string
  readonly userName: string
  readonly isShared: boolean
}

export interface DirectoryPerson extends DirectoryUserEntry {
  readonly location: DirectoryLocation
  readonly office: string | undefined
}

export interface DirectoryGroupEntry {
  readonly id: DirectoryObjectId
  readonly displayName: string
  readonly name: string
  readonly type: 'Office365' | 'Security' | 'Distribution'
  readonly location: DirectoryLocation
}

export interface GroupMemberEntry {
  readonly name: string
  readonly login: string
  readonly type: 'User' | 'Group' | 'Unknown'
}

export interface DirectorySite {
  /** `host,site collection,web` */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly isPersonal: boolean
  /** The site whose address this one's continues. */
  readonly parentUrl: string | undefined
}

export interface DirectoryTeam {
  readonly id: string
  readonly displayName: string
  readonly description: string
}

export interface DirectoryDrive {
  readonly id: string
  readonly name: string
  readonly url: string
}

/** `*` and `?` in a text stand for any text and any character; without them the text may stand anywhere. */
export interface PersonFilter {
  readonly displayName?: string | undefined
  readonly userName?: string | undefined
  /** Everywhere when undefined; none lies only on premises. */
  readonly locations?: readonly DirectoryLocation[] | undefined
}

export interface GroupFilter {
  readonly displayName?: string | undefined
  readonly groupName?: string | undefined
  readonly locations?: readonly DirectoryLocation[] | undefined
}

export interface SiteFilter {
  /** Only those below it; the uppermost sites when undefined. */
  readonly parentId?: string | undefined
  readonly includesPersonal?: boolean | undefined
  readonly text?: string | undefined
}

export interface SetRequest extends PageRequest {
  /** A result that was begun earlier and goes on; made anew when it is not kept any more. */
  readonly setId?: string | undefined
}

export interface DirectoryPage<Item> extends Page<Item> {
  readonly setId: string
  /** The permission without which nothing can be listed; then there are no items. */
  readonly lacks: string | undefined
}

/** All of it for those who administer the organization; `not_found` for others. */
export interface DirectoryOperations {
  people(
    id: OrganizationId,
    filter: PersonFilter,
    reach: Reach,
    request: SetRequest,
  ): Promise<DirectoryPage<DirectoryPerson>>
  person(id: OrganizationId, userId: DirectoryObjectId, reach: Reach): Promise<DirectoryPerson>
  drives(
    id: OrganizationId,
    userId: DirectoryObjectId,
    reach: Reach,
    request: SetRequest,
  ): Promise<DirectoryPage<DirectoryDrive>>
  groups(
    id: OrganizationId,
    filter: GroupFilter,
    reach: Reach,
    request: SetRequest,
  ): Promise<DirectoryPage<DirectoryGroupEntry>>
  group(id: OrganizationId, groupId: DirectoryObjectId, reach: Reach): Promise<DirectoryGroupEntry>
  members(
    id: OrganizationId,
    groupId: DirectoryObjectId,
    reach: Reach,
    request: SetRequest,
  ): Promise<DirectoryPage<GroupMemberEntry>>
  sites(
    id: OrganizationId,
    filter: SiteFilter,
    reach: Reach,
    request: SetRequest,
  ): Promise<DirectoryPage<DirectorySite>>
  site(id: OrganizationId, siteId: string, reach: Reach): Promise<DirectorySite>
  teams(
    id: OrganizationId,
    filter: { readonly displayName?: string | undefined },
    reach: Reach,
    request: SetRequest,
  ): Promise<DirectoryPage<DirectoryTeam>>
  team(id: OrganizationId, teamId: string, reach: Reach): Promise<DirectoryTeam>
}
