/** What the routes of our own API are registered with. */
import type { ApiDependencies } from '../dependencies.ts'
import type { TypedApp } from '../scope.ts'

export interface OwnScope {
  readonly app: TypedApp
  readonly dependencies: ApiDependencies
}

export const ownRoot = '/api/v1'
