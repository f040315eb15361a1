/** What the registration of routes passes on: the instance, what it works with, and where its document is collected. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ApiDependencies } from './dependencies.ts'
import type { ApiVersion } from './schema.ts'

/** A Fastify instance whose handlers are typed by their schemas. */
export type TypedApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export interface DocumentSource {
  readonly name: string
  document(): object
}

export interface ApiScope {
  readonly app: FastifyInstance
  readonly dependencies: ApiDependencies
  readonly documents: DocumentSource[]
}

/** One version of the dialect while its routes are registered. */
export interface DialectScope {
  readonly app: TypedApp
  readonly version: ApiVersion
  /** `/v6`, `/v7` or `/v8`: what every link begins with. */
  readonly root: string
  readonly dependencies: ApiDependencies
}
