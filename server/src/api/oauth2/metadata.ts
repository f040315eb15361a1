/** `GET /.well-known/oauth-authorization-server` (RFC 8414 §3). */
import type { ApiScope } from '../scope.ts'
import { publishedPaths } from './paths.ts'

export function registerMetadata({ app, dependencies }: ApiScope): void {
  app.get('/.well-known/oauth-authorization-server', {
    config: { access: 'anonymous' },
    handler: async (_request, reply) => {
      void reply.type('application/json; charset=utf-8').serializer(JSON.stringify)
      return dependencies.authorizationServer.metadata(publishedPaths)
    },
  })
}
