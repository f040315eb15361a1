/** Several reads in one request (Graph: "Combine multiple HTTP requests using JSON batching"). */
import { Type, type Static, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { GraphError } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import { withSignal } from './registration.ts'

/** Microsoft takes no more in one batch. */
const mostReads = 20

const batchSchema = Type.Object({
  responses: Type.Array(
    Type.Object({
      id: Type.String(),
      status: Type.Integer(),
      body: Type.Optional(Type.Unknown()),
    }),
  ),
})
const collectionSchema = Type.Object({
  value: Type.Array(Type.Unknown()),
  '@odata.nextLink': Type.Optional(Type.String()),
})

/** What became of one read: an object that is not there and one that may not be seen are answers, too. */
export type Reading<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'absent' }
  | { readonly kind: 'forbidden' }

interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Reads to be sent together: each is noted first, and its answer is taken when all were sent. */
export interface Batch {
  object<Schema extends TSchema>(path: string, schema: Schema): () => Promise<Reading<Static<Schema>>>
  /** All pages of a collection. */
  collection<Schema extends TSchema>(
    path: string,
    item: Schema,
  ): () => Promise<Reading<readonly Static<Schema>[]>>
  /** @throws {GraphError} */
  send(): Promise<void>
}

export function createBatch(graph: Graph, signal?: AbortSignal): Batch {
  const paths: string[] = []
  const answers = new Map<string, Answer>()

  function note(path: string): void {
    if (!paths.includes(path)) paths.push(path)
  }

  return {
    object(path, schema) {
      note(path)
      return () =>
        readingOf(async () => {
          const { status, body } = answers.get(path) ?? unanswered
          if (isRefused(status)) throw refusal(status)
          if (status === 200 && Value.Check(schema, body)) return body
          return graph.json({ path, ...withSignal(signal) }, schema)
        })
    },
    collection(path, item) {
      note(path)
      return () =>
        readingOf(async () => {
          const { status, body } = answers.get(path) ?? unanswered
          if (isRefused(status)) throw refusal(status)
          const isFirstPage = status === 200 && Value.Check(collectionSchema, body)
          const first = isFirstPage ? body.value : undefined
          if (!isFirstPage || !Value.Check(Type.Array(item), first))
            return collect(graph.pages({ path, ...withSignal(signal) }, item))
          const next = body['@odata.nextLink']
          if (next === undefined) return first
          return [...first, ...(await collect(graph.pages({ path: next, ...withSignal(signal) }, item)))]
        })
    },
    async send() {
      for (let start = 0; start < paths.length; start += mostReads) {
        const part = paths.slice(start, start + mostReads)
        const requests = part.map((path, index) => ({ id: String(index), method: 'GET', url: path }))
        const { responses } = await graph.json(
          { method: 'POST', path: '/$batch', json: { requests }, isRepeatable: true, ...withSignal(signal) },
          batchSchema,
        )
        for (const { id, status, body } of responses) {
          const path = part[Number(id)]
          if (path !== undefined) answers.set(path, { status, body })
        }
      }
    },
  }
}

/** Left out, throttled or failed inside the batch: asked for alone, with all the patience of a request. */
const unanswered: Answer = { status: 0, body: undefined }

function isRefused(status: number): boolean {
  return status === 403 || status === 404
}

function refusal(status: number): GraphError {
  return new GraphError(status, `http${status}`, 'refused within a batch')
}

async function readingOf<Value>(read: () => Promise<Value>): Promise<Reading<Value>> {
  try {
    return { kind: 'read', value: await read() }
  } catch (error) {
    if (error instanceof GraphError && error.status === 404) return { kind: 'absent' }
    if (error instanceof GraphError && error.status === 403) return { kind: 'forbidden' }
    throw error
  }
}

async function collect<Item>(pages: AsyncIterable<readonly Item[]>): Promise<readonly Item[]> {
  const all: Item[] = []
  for await (const page of pages) all.push(...page)
  return all
}
