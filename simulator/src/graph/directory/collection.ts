/** Lists of directory objects: filter, order, count and page, each as far as the endpoint documents it. */
import type { SimulatorReply } from '../../http.ts'
import { badRequest, directoryBadRequest, GraphFailure } from '../errors.ts'
import { type Filter, parseFilter } from '../filter.ts'
import { filterPaths, matchesFilter, valueAt } from '../filter-evaluate.ts'
import { directoryPage, type Entity, type EntityType, orderEntities } from '../odata.ts'
import type { QueryOption, QueryRules } from '../query.ts'
import type { Call } from '../route.ts'

const defaultPageSize = 100

/** A list that takes the common options; `$skip` is nowhere among them. */
export function listQuery(...options: readonly QueryOption[]): QueryRules {
  return {
    options: ['$select', '$top', '$skiptoken', ...options],
    top: { default: defaultPageSize, max: 999 },
  }
}

export interface DirectoryList {
  readonly items: readonly Entity[]
  readonly type: EntityType
  /** Below `$metadata#`, such as `users`. */
  readonly context: string
  readonly filterable?: readonly string[]
  readonly sortable?: readonly string[]
  /** Logs and reports are no directory objects: every operator, and sorting with a filter, without advanced queries. */
  readonly takesEverything?: boolean
  /** Objects on a page when nothing is said; 100 by default. */
  readonly pageSize?: number
}

/** Answers a list; advanced queries need `ConsistencyLevel: eventual` and `$count=true` (Graph: "Advanced query capabilities"). */
export function answerList(call: Call, list: DirectoryList): SimulatorReply {
  const { filter: text, orderBy, count } = call.query
  const isEventual = call.request.headers['consistencylevel'] === 'eventual'
  if (count && !isEventual) throw directoryBadRequest('$count is not currently supported.')
  const isAdvanced = (isEventual && count) || list.takesEverything === true
  const filter = text === undefined ? undefined : checkedFilter(text, list, isAdvanced)
  if (orderBy !== undefined && filter !== undefined && !isAdvanced)
    throw unsupported('Sorting not supported for current query.')
  const found =
    filter === undefined
      ? list.items
      : list.items.filter((entity) => matchesFilter(filter, (path) => valueAt(entity, path)))
  const items = orderEntities(found, orderBy, list.sortable ?? [])
  return directoryPage(call, {
    items,
    context: list.context,
    type: list.type,
    pageSize: list.pageSize ?? defaultPageSize,
  })
}

const unsupported = (message: string) => new GraphFailure(400, 'Request_UnsupportedQuery', message)

function checkedFilter(text: string, { type, filterable = [] }: DirectoryList, isAdvanced: boolean): Filter {
  const filter = parseFilter(text)
  for (const path of filterPaths(filter)) {
    const name = path[0] ?? ''
    if (![...type.byDefault, ...type.onSelect].includes(name)) {
      throw badRequest(
        `Invalid filter clause: Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`,
      )
    }
    if (!filterable.includes(name)) {
      throw unsupported(
        `Unsupported or invalid query filter clause specified for property '${name}' of resource '${type.name}'.`,
      )
    }
  }
  if (!isAdvanced && needsAdvanced(filter))
    throw unsupported(
      "Unsupported property filter clause operator: it requires the ConsistencyLevel header set to 'eventual' and $count=true.",
    )
  return filter
}

function needsAdvanced(filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.some(needsAdvanced)
    case 'not':
      return true
    case 'compare':
      return filter.operator === 'ne'
    case 'function':
      return filter.name !== 'startswith'
    case 'any':
      return needsAdvanced(filter.part)
    case 'in':
      break
  }
  return false
}

/** Casts of transitive lists are advanced queries too. */
export function requireAdvanced(call: Call): void {
  if (call.request.headers['consistencylevel'] === 'eventual' && call.query.count) return
  throw unsupported(
    "The specified cast requires the ConsistencyLevel header set to 'eventual' and $count=true.",
  )
}
