/** Completes a generated OpenAPI document: summaries, refusals, examples, tags (OpenAPI 3.1). */
import { versionOf } from '../version-prefix.ts'
import { exampleOf, type Components } from './example.ts'
import {
  descriptionOf,
  fileContent,
  refusals,
  refusalSchemas,
  type MediaType,
  type Response,
} from './responses.ts'
import { summaryOf } from './summary.ts'
import { describedTags } from './tags.ts'

export interface Operation {
  operationId?: string
  summary?: string
  tags?: string[]
  security?: object[]
  'x-support'?: string
  requestBody?: { required?: boolean; content?: Record<string, MediaType> }
  responses?: Record<string, Response>
}

export interface OpenApiDocument {
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Components; responses?: Record<string, Response> }
  tags?: readonly { name: string; description: string }[]
}

/** Changes the document in place. */
export function completeDocument(document: OpenApiDocument): void {
  const paths = Object.entries(document.paths ?? {})
  const version = versionOf(paths[0]?.[0] ?? '') ?? 'own'
  const schemas = { ...document.components?.schemas, ...refusalSchemas(version) }
  Object.assign(document, {
    components: { ...document.components, schemas, responses: refusals(version) },
  })
  const tags = new Set<string>()
  for (const [path, methods] of paths)
    for (const [method, operation] of Object.entries(methods)) {
      for (const tag of operation.tags ?? []) tags.add(tag)
      completeResponses(path, operation)
      completeBody(operation)
      addExamples(operation, schemas)
      addSummary(operation, method.toUpperCase(), path, schemas)
    }
  Object.assign(document, { tags: describedTags(tags) })
}

/** A body of which no member is required may be left out. */
function completeBody({ requestBody }: Operation): void {
  if (requestBody === undefined) return
  const needs = Object.values(requestBody.content ?? {}).some(
    ({ schema }) => (schema?.required ?? []).length > 0,
  )
  requestBody.required = needs
}

function completeResponses(path: string, operation: Operation): void {
  const { operationId = '', security, responses = {} } = operation
  const content = fileContent(operationId)
  for (const [status, response] of Object.entries(responses)) {
    if (response.description === 'Default Response') response.description = descriptionOf(status)
    if (status === '200' && content !== undefined) response.content ??= content
  }
  // A refusal is all that there is; nothing says 200 that never comes.
  if (operation['x-support'] !== undefined && responses['200']?.content === undefined) delete responses['200']
  operation.responses = {
    ...(security?.length === 0 ? {} : { '401': refersTo('Unauthorized') }),
    ...responses,
    default: responses['default'] ?? refersTo(isForOAuth(path) ? 'RefusedGrant' : 'Refused'),
  }
}

function refersTo(response: string): Response {
  return { $ref: `#/components/responses/${response}` }
}

function isForOAuth(path: string): boolean {
  return /\/(token|oauth2\/\w+)$/.test(path)
}

function addExamples({ requestBody, responses = {} }: Operation, schemas: Components): void {
  const contents = [requestBody?.content, ...Object.values(responses).map(({ content }) => content)]
  for (const content of contents)
    for (const media of Object.values(content ?? {})) {
      const { schema } = media
      if (schema !== undefined && schema.format !== 'binary') media.example ??= exampleOf(schema, schemas)
    }
}

function addSummary(operation: Operation, method: string, path: string, schemas: Components): void {
  const { operationId = '', responses = {} } = operation
  const schema = responses['200']?.content?.['application/json']?.schema
  const answer = schema?.$ref === undefined ? schema : schemas[schema.$ref.split('/').at(-1) ?? '']
  const lists = answer?.type === 'array' || answer?.properties?.['results'] !== undefined
  operation.summary ??= summaryOf({ method, path, operationId, lists })
}
