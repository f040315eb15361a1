/** Swagger UI at `/swagger`, from local files, with the documents of every version; registered only when switched on. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { takesBrotli } from './http/accept-encoding.ts'
import type { ApiScope, DocumentSource } from './scope.ts'

const prefix = '/swagger'
/** A tenth of the size in a few milliseconds. */
const brotliQuality = 5

/** The page loads its own files and speaks to this server alone; nobody may put it into a frame. */
const contentSecurityPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  // Swagger UI writes style attributes.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'form-action': ["'none'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
}

/** The logo is that of a library. */
const withoutLogo = '.swagger-ui .topbar .link { visibility: hidden }'

interface HeldDocument {
  readonly text: Buffer
  /** The same, compressed (RFC 7932). */
  readonly brotli: Buffer
  readonly etag: string
}

/** A document is a megabyte and stays as it is: made at the first question, and held. */
function serveDocument(app: FastifyInstance, source: DocumentSource): void {
  let held: Promise<HeldDocument> | undefined
  app.get(`${prefix}/documents/${source.name}.json`, { schema: { hide: true } }, async (request, reply) => {
    held ??= hold(source.document())
    const { text, brotli, etag } = await held
    const isCompressed = takesBrotli(request)
    void reply
      .removeHeader('pragma')
      .headers({ etag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
      .type('application/json; charset=utf-8')
    if (isKnown(request, etag)) return reply.code(304).send()
    return reply.headers(isCompressed ? { 'content-encoding': 'br' } : {}).send(isCompressed ? brotli : text)
  })
}

async function hold(document: object): Promise<HeldDocument> {
  const text = Buffer.from(JSON.stringify(document))
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }
  // Weak (RFC 9110 §8.8.1): one for both encodings.
  const etag = `W/"${createHash('sha256').update(text).digest('base64url')}"`
  return { text, brotli: await promisify(brotliCompress)(text, quality), etag }
}

/** RFC 9110 §13.1.2. */
function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const known = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^(?!W\/)/, 'W/'))
  return known?.includes(etag) === true
}

export async function registerSwaggerUi({ app, documents }: ApiScope): Promise<void> {
  await app.register(async (child) => {
    // The documents are those of the versions; this one only holds their place.
    const specification = {
      document: { openapi: '3.1.0', info: { title: 'Strongroom', version: '1.0' }, paths: {} },
    }
    await child.register(swagger, { mode: 'static', specification })
    await child.register(swaggerUi, {
      routePrefix: prefix,
      staticCSP: contentSecurityPolicy,
      theme: { title: 'Strongroom', css: [{ filename: 'strongroom.css', content: withoutLogo }] },
      uiConfig: {
        urls: documents.map(({ name }) => ({ name, url: `${prefix}/documents/${name}.json` })),
        deepLinking: true,
        docExpansion: 'none',
        displayRequestDuration: true,
        // Tokens live in the page, and end with it.
        persistAuthorization: false,
        // Nothing of ours is sent elsewhere to be judged.
        validatorUrl: null,
      },
    })
    for (const source of documents) serveDocument(child, source)
    // The address in the manual of the dialect's own server.
    child.get(`${prefix}/ui/index`, { schema: { hide: true } }, async (_request, reply) =>
      reply.redirect(`${prefix}/`),
    )
  })
}
