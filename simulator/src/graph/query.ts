/** Query options of a request: only those that the endpoint documents, each read once (OData 4.0 part 2 section 5). */
import { badRequest, directoryBadRequest, type Family, invalidUrlQuery, unsupportedOption } from './errors.ts'

/** What an endpoint takes. Options that are not named are refused. */
export interface QueryRules {
  readonly options: readonly QueryOption[]
  /** Page sizes, for a collection. */
  readonly top?: { readonly default: number; readonly max: number }
}

export type QueryOption =
  | '$select'
  | '$expand'
  | '$filter'
  | '$orderby'
  | '$top'
  | '$skip'
  | '$count'
  | '$skiptoken'
  | '$deltatoken'
  | 'includeHiddenFolders'
  | 'changeType'
  | 'search'
  | 'startDateTime'
  | 'endDateTime'

export interface Query {
  readonly select: readonly string[] | undefined
  readonly expand: string | undefined
  readonly filter: string | undefined
  readonly orderBy: string | undefined
  readonly top: number | undefined
  readonly skip: number
  readonly count: boolean
  readonly skipToken: string | undefined
  readonly deltaToken: string | undefined
  readonly includeHiddenFolders: boolean
  readonly changeType: string | undefined
}

export function parseQuery(parameters: URLSearchParams, rules: QueryRules, family: Family): Query {
  const given = new Map<string, string>()
  for (const [name, value] of parameters) {
    if (given.has(name))
      throw badRequest(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      )
    if (!rules.options.some((option) => option === name)) throw unsupportedOption(family, name)
    given.set(name, value)
  }
  const select = given.get('$select')
  const top = wholeNumber(given, '$top', 1)
  if (top !== undefined && rules.top !== undefined && top > rules.top.max)
    throw overLimit(family, top, rules.top.max)
  return {
    select:
      select === undefined || select.trim() === '' ? undefined : select.split(',').map((name) => name.trim()),
    expand: given.get('$expand'),
    filter: given.get('$filter'),
    orderBy: given.get('$orderby'),
    top,
    skip: wholeNumber(given, '$skip', 0) ?? 0,
    count: truth(given, '$count'),
    skipToken: given.get('$skiptoken'),
    deltaToken: given.get('$deltatoken'),
    includeHiddenFolders: truth(given, 'includeHiddenFolders'),
    changeType: given.get('changeType'),
  }
}

function overLimit(family: Family, top: number, max: number) {
  const message = `The limit of '${max}' for Top query has been exceeded. The value from the incoming request is '${top}'.`
  return family === 'outlook' ? invalidUrlQuery(message) : directoryBadRequest(message)
}

function wholeNumber(given: ReadonlyMap<string, string>, option: string, least: number): number | undefined {
  const text = given.get(option)
  if (text === undefined) return undefined
  const value = Number(text)
  if (!/^\d{1,9}$/.test(text) || value < least) {
    throw badRequest(
      `Invalid value '${text}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
    )
  }
  return value
}

function truth(given: ReadonlyMap<string, string>, option: string): boolean {
  const text = given.get(option)
  if (text === undefined || text === 'false') return false
  if (text === 'true') return true
  throw badRequest(
    `Invalid value '${text}' for ${option} query option found. Valid values are 'true' and 'false'.`,
  )
}

/** The options of a single object. */
export const entityQuery: QueryRules = { options: ['$select'] }

/** No option at all: actions, writes, raw content. */
export const noQuery: QueryRules = { options: [] }
