/** Swagger UI at `/swagger`, from local files, with the documents of every version; registered only when switched on. */
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { ApiScope } from './scope.ts'

const prefix = '/swagger'

export async function registerSwaggerUi({ app, documents }: ApiScope): Promise<void> {
  await app.register(async (child) => {
    // The documents are those of the versions; this one only holds their place.
    const specification = {
      document: { openapi: '3.1.0', info: { title: 'Strongroom', version: '1.0' }, paths: {} },
    }
    await child.register(swagger, { mode: 'static', specification })
    await child.register(swaggerUi, {
      routePrefix: prefix,
      staticCSP: true,
      uiConfig: { urls: documents.map(({ name }) => ({ name, url: `${prefix}/documents/${name}.json` })) },
    })
    for (const source of documents)
      child.get(`${prefix}/documents/${source.name}.json`, { schema: { hide: true } }, async () =>
        source.document(),
      )
  })
}
