/** What a handler is: a method, a path with parameters, its documented query options, and its permissions. */
import type { AccessTokenClaims } from '../tenant/access-tokens.ts'
import type { SimulatorReply, SimulatorRequest } from '../http.ts'
import type { Family } from './errors.ts'
import type { Key } from './path.ts'
import type { Preferences } from './prefer.ts'
import type { Query, QueryRules } from './query.ts'

/** One authorized call. */
export interface Call {
  readonly request: SimulatorRequest
  readonly claims: AccessTokenClaims
  readonly parameters: Readonly<Record<string, Key>>
  readonly query: Query
  readonly prefer: Preferences
  /** Where Graph answers, without a trailing slash. */
  readonly origin: string
  /** The permissions of the token that the endpoint takes. */
  readonly granted: readonly string[]
}

export type GraphVersion = 'v1.0' | 'beta'

export type UnauthorizedCall = Pick<Call, 'claims' | 'parameters' | 'request'>

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Such as `/users/{user}/messages`; a cast or an action is written without its namespace, except for types. */
  readonly path: string
  readonly family: Family
  readonly query: QueryRules
  /** The entry of `data/graph-permissions.json`; by default the path with `{id}` for every parameter. */
  readonly permission?: string
  /** The resource units of a call, for the directory (reference section 5.1); 1 by default. */
  readonly cost?: number
  /** Where it is served; v1.0 alone by default. */
  readonly versions?: readonly GraphVersion[]
  /** Who needs no permission for it, such as an application that rolls its own key. */
  isOpenTo?(call: UnauthorizedCall): boolean
  /** Names of alternate keys that the parameters take, such as `appId`. */
  readonly alternateKeys?: readonly string[]
  handle(call: Call): SimulatorReply | Promise<SimulatorReply>
}

/** The name of a route in the table of permissions. */
export function permissionKey({
  method,
  path,
  permission,
}: Pick<Route, 'method' | 'path' | 'permission'>): string {
  return permission ?? `${method} ${path.replaceAll(/\{\w+\}/g, '{id}').toLowerCase()}`
}

/** A parameter's value. */
export function parameter(call: Call, name: string): string {
  const key = call.parameters[name]
  if (key === undefined) throw new RangeError(`the route has no parameter ${name}`)
  return key.value
}
