/** Organizations out of the JSON that `GET /v6|v7|v8/Organizations` of another product gives. */

interface Listed {
  readonly [member: string]: unknown
}

/** Body of `POST /api/v1/organizations/import`. */
export interface ImportBody {
  readonly organizations: readonly object[]
}

/**
 * Reads the page of version 8 as well as the list of versions 6 and 7; a password in it is left where it is.
 * @returns undefined for a document that is no listing.
 */
export function readListing(document: unknown): ImportBody | undefined {
  const listed = Array.isArray(document) ? document : isObject(document) ? document['results'] : undefined
  return Array.isArray(listed) ? { organizations: listed.filter(isObject).map(importedFrom) } : undefined
}

function isObject(value: unknown): value is Listed {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function importedFrom(one: Listed): object {
  const connections = [one['exchangeOnlineSettings'], one['sharePointOnlineSettings']].filter(isObject)
  const applicationId = connections.map((each) => text(each['applicationId'])).find((id) => id !== '')
  const isAppOnly = connections.some((each) => each['useApplicationOnlyAuth'] === true)
  const name = text(one['officeName']) === '' ? text(one['name']) : text(one['officeName'])
  const label = text(one['name'])
  return {
    name,
    ...(label === '' || label === name ? {} : { label }),
    description: text(one['description']),
    region: text(one['region']) === '' ? 'Worldwide' : text(one['region']),
    ...(text(one['msid']) === '' ? {} : { tenantId: text(one['msid']) }),
    services: servicesOf(one),
    authentication: isAppOnly ? 'app-only' : applicationId === undefined ? 'basic' : 'legacy-protocols',
    ...(applicationId === undefined ? {} : { applicationId }),
  }
}

function servicesOf(one: Listed): readonly string[] {
  const members = [
    ['exchange', 'isExchangeOnline'],
    ['sharepoint', 'isSharePointOnline'],
    ['teams', 'isTeamsOnline'],
    ['teams-chats', 'isTeamsChatsOnline'],
  ] as const
  return members.filter(([, member]) => one[member] === true).map(([name]) => name)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
