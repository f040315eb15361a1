/** How the OpenAPI documents (3.1) are made from the schemas of the routes. */
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'

export function openApiOptions(title: string, version: string): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: { title, version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: { securitySchemes: { Bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ Bearer: [] }],
    },
    transform: ({ schema, url, route }) => ({
      schema: route.config?.access === 'anonymous' ? { security: [], ...schema } : schema,
      url,
    }),
    // Without this the schemas appear in the document as def-0, def-1, …
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) =>
        typeof schema['$id'] === 'string' ? schema['$id'] : `def-${index}`,
    },
  }
}

/** The document of this instance's routes; a body of which no member is required may be left out. */
export function openApiDocument(app: FastifyInstance): object {
  // Through JSON: the generator shares its own objects with the routes.
  const document: unknown = JSON.parse(JSON.stringify(app.swagger()))
  for (const body of requestBodies(document)) {
    const { content } = body
    const needs = Object.values(content ?? {}).some(({ schema }) => (schema?.required ?? []).length > 0)
    body.required = needs
  }
  return typeof document === 'object' && document !== null ? document : {}
}

interface RequestBody {
  required?: boolean
  content?: Record<string, { schema?: { required?: string[] } }>
}

function* requestBodies(node: unknown): Generator<RequestBody> {
  if (typeof node !== 'object' || node === null) return
  for (const [name, value] of Object.entries(node)) {
    if (name === 'requestBody' && isRequestBody(value)) yield value
    else yield* requestBodies(value)
  }
}

function isRequestBody(value: unknown): value is RequestBody {
  return typeof value === 'object' && value !== null && 'content' in value
}
