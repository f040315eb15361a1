/** Swagger UI at `/swagger`, from local files, with the documents of every version; registered only when switched on. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { ApiScope } from './scope.ts'

const prefix = '/swagger'

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
    for (const source of documents)
      child.get(`${prefix}/documents/${source.name}.json`, { schema: { hide: true } }, async () =>
        source.document(),
      )
    // The address in the manual of the dialect's own server.
    child.get(`${prefix}/ui/index`, { schema: { hide: true } }, async (_request, reply) =>
      reply.redirect(`${prefix}/`),
    )
  })
}
