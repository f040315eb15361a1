import type { Static, TSchema } from 'typebox'

/** One request to Microsoft Graph. */
export interface GraphRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /**
   * A path below the version, for example `/users/{id}/messages?$top=50`, or a link that Graph gave
   * (`@odata.nextLink`, `@odata.deltaLink`): a link must have Graph's own origin or the request is refused.
   */
  readonly path: string
  /** `/v1.0` unless said: beta only for what exists nowhere else, since Microsoft may change it at any time. */
  readonly version?: 'v1.0' | 'beta'
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is, with its content type. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array }
  /** Whether the request may be sent again when nobody knows if it was carried out: by default all but POST. */
  readonly isRepeatable?: boolean
  readonly signal?: AbortSignal | undefined
}

/** A page of a delta query; the last one carries the link from which the next round starts. */
export interface DeltaPage<Item> {
  readonly items: readonly Item[]
  readonly deltaLink?: string
}

/**
 * Microsoft Graph as one tenant's token sees it. Every call waits for the budget of its scope, honours
 * `Retry-After` for the whole scope, retries what Microsoft documents as transient, and throws a
 * {@link GraphError} with Graph's own code otherwise.
 */
export interface Graph {
  /** The answer's JSON, checked against `schema`. */
  json<Schema extends TSchema>(request: GraphRequest, schema: Schema): Promise<Static<Schema>>
  /** For answers without a body. */
  send(request: GraphRequest): Promise<void>
  /**
   * The answer's bytes. A connection that is cut mid-body throws a `GraphError` with code `connectionLost`:
   * the caller, who knows what it has done with the first bytes, asks again.
   */
  bytes(request: GraphRequest): AsyncIterable<Uint8Array>
  /** All pages of a collection, following `@odata.nextLink`; empty pages are passed over. */
  pages<Schema extends TSchema>(request: GraphRequest, item: Schema): AsyncIterable<readonly Static<Schema>[]>
  /** The pages of one round of a delta query, from its first request or a delta link. */
  delta<Schema extends TSchema>(request: GraphRequest, item: Schema): AsyncIterable<DeltaPage<Static<Schema>>>
  /** Sends bytes to an upload session's URL, range by range, without our token. */
  upload(uploadUrl: string, content: Uint8Array, signal?: AbortSignal): Promise<void>
}
