/** Job items: what of an organization a job backs up, with the ids that the dialect builds for them. */
import { Value } from 'typebox/value'
import { RequestError } from '../../http/errors.ts'
import { userId, userIdToWire } from '../../ids.ts'
import { defined, type Json } from '../../schema.ts'
import { jobItemRequest, type JobItemBody, type JobItemRequest } from './schema.ts'

/** An item's id is the GUID of its kind, immediately followed by the object's id. */
const kinds = {
  User: '2b38d840-8098-4614-b369-ebce33f9b2c7',
  Group: '9592732d-22d8-426a-8167-d9635158e945',
  Site: 'e1fa728c-4150-4724-ab3b-5deda33db0cf',
  Team: '7b985334-bc0e-4791-b30c-d03a1fecc840',
  PartialOrganization: 'c37da450-6c4b-48c4-87e2-cc557ef5d897',
  PersonalSites: '9a01bcb3-d2de-4271-96bb-95611ddc70b3',
  OneDriveFolders: '7f07820e-9e77-4beb-92a3-b31f30bc192c',
} as const satisfies Record<JobItemRequest['type'], string>

/**
 * Reads the items of a request into what is kept of them. What the product does not back up yet is kept too: the job
 * says so when it runs, and is refused when there is nothing else in it.
 * @throws {RequestError} `malformed` with the member that is missing.
 */
export function newJobItems(items: readonly JobItemRequest[], organization: string): Json[] {
  return items.map((item) => newJobItem(item, organization))
}

export function newJobItem(item: JobItemRequest, organization: string): Json {
  switch (item.type) {
    case 'User':
      return userItem(item)
    case 'Group':
      return groupItem(item)
    case 'Site':
      return siteItem(item)
    case 'Team':
      return teamItem(item)
    case 'PartialOrganization':
      return organizationItem(item, organization)
    case 'PersonalSites':
      return { type: item.type, id: `${kinds.PersonalSites}${organization}` }
    case 'OneDriveFolders':
    default:
      return {
        type: 'OneDriveFolders',
        id: `${kinds.OneDriveFolders}${organization}`,
        folders: item.folders ?? [],
      }
  }
}

function userItem({ user, ...item }: JobItemRequest): Json {
  if (user === undefined) throw missing('user', 'Users')
  const { displayName, name } = user
  const id = userIdToWire(userId(user.id))
  return {
    type: 'User',
    id: `${kinds.User}${id}`,
    user: texts({
      id,
      displayName,
      name,
      type: user.type ?? 'User',
      locationType: user.locationType ?? 'Cloud',
    }),
    // A user without any part named is their mailbox.
    mailbox: item.mailbox ?? true,
    archiveMailbox: item.archiveMailbox ?? false,
    oneDrive: item.oneDrive ?? false,
    personalSite: item.personalSite ?? false,
  }
}

function groupItem({ group, ...item }: JobItemRequest): Json {
  if (group === undefined) throw missing('group', 'Groups')
  const { displayName, name, managedBy, site, type } = group
  const id = userIdToWire(userId(group.id))
  return {
    type: 'Group',
    id: `${kinds.Group}${id}`,
    group: texts({
      id,
      displayName,
      name,
      managedBy,
      site,
      type,
      locationType: group.locationType ?? 'Cloud',
    }),
    members: item.members ?? true,
    memberMailbox: item.memberMailbox ?? true,
    memberArchiveMailbox: item.memberArchiveMailbox ?? false,
    memberOnedrive: item.memberOnedrive ?? false,
    memberSite: item.memberSite ?? false,
    mailbox: item.mailbox ?? false,
    groupSite: item.groupSite ?? false,
  }
}

function siteItem({ site }: JobItemRequest): Json {
  if (site === undefined) throw missing('site', 'Sites')
  const { url, parentUrl, name, title } = site
  return {
    type: 'Site',
    // Commas of a site's id would divide a list of ids.
    id: `${kinds.Site}${site.id.replaceAll(',', '~')}`,
    site: {
      ...texts({ id: site.id, url, parentUrl, name, title }),
      isCloud: site.isCloud ?? true,
      isPersonal: site.isPersonal ?? false,
    },
  }
}

function teamItem({ team, ...item }: JobItemRequest): Json {
  if (team === undefined) throw missing('team', 'Teams')
  const { displayName, description, mail } = team
  const id = team.id.toLowerCase()
  return {
    type: 'Team',
    id: `${kinds.Team}${id}`,
    team: texts({ id, displayName, description, mail }),
    teamsChats: item.teamsChats ?? item.chats ?? false,
  }
}

function organizationItem(item: JobItemRequest, organization: string): Json {
  return {
    type: 'PartialOrganization',
    id: `${kinds.PartialOrganization}${organization}`,
    mailbox: item.mailbox ?? true,
    archiveMailbox: item.archiveMailbox ?? false,
    oneDrive: item.oneDrive ?? false,
    sites: item.sites ?? false,
    teams: item.teams ?? false,
    teamsChats: item.teamsChats ?? false,
  }
}

function texts(members: { readonly [name: string]: string | undefined }): { [name: string]: string } {
  const found: { [name: string]: string } = {}
  for (const [name, text] of Object.entries(defined(members))) if (text !== undefined) found[name] = text
  return found
}

function missing(name: string, list: string): RequestError {
  return new RequestError('malformed', `${name} is missing: take it from GET Organizations/{id}/${list}.`)
}

/** An item as it was kept, with the link to its job. */
export function jobItemBody(item: Json, job: string): JobItemBody {
  if (!Value.Check(jobItemRequest, item)) throw new TypeError('a job item was not kept whole')
  return { ...item, _links: { job: { href: job } } }
}
