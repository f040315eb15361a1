/** Organizations out of the JSON that `GET /v6|v7|v8/Organizations` of the other product gives (reference 2.1). */
import { readFile } from 'node:fs/promises'
import { UsageError } from '../context.ts'

interface Listed {
  readonly [member: string]: unknown
}

/** Body of `POST /api/v1/organizations/import`. */
export interface ImportBody {
  readonly organizations: readonly object[]
}

/** @throws {UsageError} */
export async function readImportFile(file: string): Promise<ImportBody> {
  let document: unknown
  try {
    document = JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new UsageError(`cannot read ${file}: it has to be the JSON that GET /v8/Organizations gives`, {
      cause,
    })
  }
  const listed = Array.isArray(document) ? document : isObject(document) ? document['results'] : undefined
  if (!Array.isArray(listed)) throw new UsageError(`${file} holds no list of organizations`)
  return { organizations: listed.filter(isObject).map(importedFrom) }
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
