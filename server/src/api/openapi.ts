/** How the OpenAPI documents (3.1) are made from the schemas of the routes. */
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { completeDocument, type OpenApiDocument } from './openapi/complete.ts'

/** @param version - `6.0`, `7.0` and `8.0` are the dialect's, `1.0` is our own API. */
export function openApiOptions(title: string, version: string): FastifyDynamicSwaggerOptions {
  const isOwn = version === '1.0'
  // Clients of the older versions know no cookies.
  const cookies = isOwn || version === '8.0'
  const description = isOwn ? ownDescription : dialectDescription
  return {
    openapi: {
      openapi: '3.1.0',
      info: { title, version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      servers: [{ url: '/', description: 'The server that this document comes from' }],
      components: {
        securitySchemes: { Bearer: bearer, ...(cookies ? { Cookie: cookie, Antiforgery: csrf } : {}) },
      },
      security: [{ Bearer: [] }, ...(cookies ? [{ Cookie: [], Antiforgery: [] }] : [])],
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

const ownDescription =
  'What the product does and the dialect has no words for. Dates are ISO 8601 in UTC; refusals have a code and a message.'
const dialectDescription =
  'The REST API of Veeam Backup for Microsoft 365 as this server speaks it. `x-support` marks operations that are part of ' +
  'it and do nothing here: what they answer instead, and why, stands with each of them.'

const bearer = {
  type: 'http',
  scheme: 'bearer',
  description: 'The access token that `POST /v8/token` answers (RFC 6750).',
} as const
const cookie = {
  type: 'apiKey',
  in: 'cookie',
  name: '__Host-strongroom_session',
  description: 'The session of a browser, for pages of this server alone.',
} as const
const csrf = {
  type: 'apiKey',
  in: 'header',
  name: 'X-CSRF-Token',
  description:
    'Goes with the cookie: `GET /api/v1/browser-session` tells it. GET of our own API goes without.',
} as const

/** The document of this instance's routes. */
export function openApiDocument(app: FastifyInstance): object {
  // Through JSON: the generator shares its own objects with the routes.
  const document: OpenApiDocument = JSON.parse(JSON.stringify(app.swagger()))
  completeDocument(document)
  return document
}
