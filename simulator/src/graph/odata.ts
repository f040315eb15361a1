/** Entity types and what `$select`, `$orderby` and paging do with them (OData 4.0; reference section 4.1). */
import type { SimulatorReply } from '../http.ts'
import { badRequest, directoryBadRequest, type Family, GraphFailure } from './errors.ts'
import type { Call } from './route.ts'

export type Entity = Readonly<Record<string, unknown>>

export interface EntityType {
  /** Without its namespace, such as `user`. */
  readonly name: string
  readonly family: Family
  /** In the order of the reply when nothing is selected. */
  readonly byDefault: readonly string[]
  /** What else may be selected. */
  readonly onSelect: readonly string[]
}

const typeName = ({ name, family }: EntityType) =>
  family === 'outlook'
    ? `Microsoft.OutlookServices.${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
    : `microsoft.graph.${name}`

export function unknownProperty(type: EntityType, property: string): GraphFailure {
  const problem = `Could not find a property named '${property}' on type '${typeName(type)}'.`
  return type.family === 'outlook'
    ? new GraphFailure(400, 'RequestBroker--ParseUri', problem)
    : badRequest(`Parsing OData Select and Expand failed: ${problem}`)
}

/** The properties to answer with, in the type's own order. */
export function selectedProperties(
  type: EntityType,
  select: readonly string[] | undefined,
): readonly string[] {
  if (select === undefined) return type.byDefault
  const all = [...type.byDefault, ...type.onSelect]
  const known = new Map(all.map((property) => [property.toLowerCase(), property]))
  const wanted = new Set<string>()
  for (const name of select) {
    const property = known.get(name.toLowerCase())
    if (property === undefined && name !== '*') throw unknownProperty(type, name)
    if (property !== undefined) wanted.add(property)
    else for (const one of type.byDefault) wanted.add(one)
  }
  return all.filter((property) => wanted.has(property))
}

/** A part of an object; properties that it does not have are null. */
export function project(entity: Entity, properties: readonly string[]): Entity {
  const projected: Record<string, unknown> = {}
  for (const property of properties) projected[property] = entity[property] ?? null
  return projected
}

export function ok(body: object): SimulatorReply {
  return { status: 200, headers: { 'content-type': jsonType }, body }
}

export function created(body: object, headers: Readonly<Record<string, string>> = {}): SimulatorReply {
  return { status: 201, headers: { 'content-type': jsonType, ...headers }, body }
}

export const noContent = (): SimulatorReply => ({ status: 204 })

const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'

/** `@odata.context` of a path below `$metadata#`, with the selection that shaped the reply. */
export function contextOf(call: Call, path: string, isEntity = false): string {
  const selection = call.query.select === undefined ? '' : `(${call.query.select.join(',')})`
  const version = call.request.url.pathname.startsWith('/beta/') ? 'beta' : 'v1.0'
  return `${call.origin}/${version}/$metadata#${path}${selection}${isEntity ? '/$entity' : ''}`
}

/** The same call with some query options set or, as undefined, left out. */
export function linkTo(call: Call, options: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(call.request.url.pathname + call.request.url.search, call.origin)
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return url.href
}

/** Sorts by `$orderby` over properties that the endpoint allows. */
export function orderEntities(
  entities: readonly Entity[],
  orderBy: string | undefined,
  allowed: readonly string[],
): readonly Entity[] {
  if (orderBy === undefined) return entities
  const match = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(orderBy)
  const property = match?.[1] ?? ''
  if (match === null || !allowed.includes(property)) {
    throw new GraphFailure(400, 'Request_UnsupportedQuery', 'Sorting not supported for current query.')
  }
  const direction = match[2] === 'desc' ? -1 : 1
  return entities.toSorted(
    (one, other) => direction * String(one[property]).localeCompare(String(other[property])),
  )
}

export interface DirectoryPage {
  readonly items: readonly Entity[]
  /** Below `$metadata#`, such as `users`. */
  readonly context: string
  readonly type: EntityType
  readonly pageSize: number
}

/** A page of directory objects with an opaque `$skiptoken` link, `@odata.count` on the first page only. */
export function directoryPage(call: Call, { items, context, type, pageSize }: DirectoryPage): SimulatorReply {
  const size = call.query.top ?? pageSize
  const start = call.query.skipToken === undefined ? 0 : readSkipToken(call.query.skipToken)
  const properties = selectedProperties(type, call.query.select)
  const page = items.slice(start, start + size)
  const isLast = start + size >= items.length
  return ok({
    '@odata.context': contextOf(call, context),
    ...(call.query.count && start === 0 ? { '@odata.count': items.length } : {}),
    ...(isLast ? {} : { '@odata.nextLink': linkTo(call, { $skiptoken: skipToken(start + size) }) }),
    value: page.map((entity) =>
      entity['@odata.type'] === undefined ? project(entity, properties) : mixed(entity, properties),
    ),
  })
}

/** In a collection that mixes types, an object shows its type and the properties that it has. */
function mixed(entity: Entity, properties: readonly string[]): Entity {
  const shown = properties.filter((property) => entity[property] !== undefined)
  return { '@odata.type': entity['@odata.type'], ...project(entity, shown) }
}

const tokenMark = 'RFNwdAIAAQAAAA'

const skipToken = (start: number) => `${tokenMark}${Buffer.from(`page:${start}`).toString('base64url')}`

function readSkipToken(token: string): number {
  const text = token.startsWith(tokenMark)
    ? Buffer.from(token.slice(tokenMark.length), 'base64url').toString()
    : ''
  const match = /^page:(\d{1,9})$/.exec(text)
  if (match === null) throw directoryBadRequest("Value '$skiptoken' is invalid.")
  return Number(match[1])
}
