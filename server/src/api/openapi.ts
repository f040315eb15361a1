/** How the OpenAPI documents (3.1) are made from the schemas of the routes. */
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'

export function openApiOptions(title: string, version: string): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: { title, version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      components: { securitySchemes: { Bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ Bearer: [] }],
    },
    hideUntagged: false,
    // Without this the schemas appear in the document as def-0, def-1, …
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) =>
        typeof schema['$id'] === 'string' ? schema['$id'] : `def-${index}`,
    },
  }
}
