/** Which permissions open which endpoint: `data/graph-permissions.json`, derived from Microsoft's own table. */
import { readFileSync } from 'node:fs'
import { isRecord } from '../json.ts'

/** Alternatives; in each one, every permission named has to be there. */
export type Alternatives = readonly (readonly string[])[]

export interface EndpointPermissions {
  readonly delegated: Alternatives
  readonly application: Alternatives
}

export type PermissionTable = ReadonlyMap<string, EndpointPermissions>

/** Reads the table once, when the service is made. */
export function readPermissionTable(): PermissionTable {
  const file = new URL('../../data/graph-permissions.json', import.meta.url)
  const table: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!isRecord(table) || !isRecord(table['endpoints']))
    throw new TypeError(`${file.pathname} is not a table of permissions`)
  return new Map(Object.entries(table['endpoints']).map(([endpoint, entry]) => [endpoint, parseEntry(entry)]))
}

function parseEntry(entry: unknown): EndpointPermissions {
  if (!isRecord(entry)) throw new TypeError('an entry of the table of permissions is not an object')
  return {
    delegated: parseAlternatives(entry['delegated']),
    application: parseAlternatives(entry['application']),
  }
}

function parseAlternatives(value: unknown): Alternatives {
  if (!Array.isArray(value)) throw new TypeError('permissions have to be a list')
  return value.map((alternative: unknown) => String(alternative).split(' '))
}
