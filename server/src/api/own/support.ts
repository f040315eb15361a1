/** A redacted archive for a support ticket. */
import { Type } from 'typebox'
import { callerOf } from '../access.ts'
import { findOrganization } from './organization-parameter.ts'
import type { OwnScope } from './scope.ts'

const query = Type.Object({
  organization: Type.Optional(
    Type.String({ maxLength: 253, description: 'id or name; all of them unless told' }),
  ),
  anonymous: Type.Optional(
    Type.Boolean({ description: 'names of organizations and people, domains and addresses replaced' }),
  ),
})

export function registerSupport({ app, dependencies }: OwnScope): void {
  const { organizations, support } = dependencies.operations
  const idOf = findOrganization(organizations)
  app.get('/support/bundle', {
    config: { access: 'server-administrator' },
    schema: {
      operationId: 'getSupportBundle',
      tags: ['Support'],
      description: 'A ZIP archive; its manifest.json says what is in it and what is left out.',
      produces: ['application/zip'],
      querystring: query,
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const { organization, anonymous: isAnonymous = false } = request.query
      const organizationIds = organization === undefined ? undefined : [await idOf(organization, caller)]
      const archive = await support.bundle({ organizationIds, isAnonymous }, caller.actor)
      return reply
        .type('application/zip')
        .header('content-disposition', 'attachment; filename="strongroom-support.zip"')
        .header('cache-control', 'no-store')
        .send(Buffer.from(archive))
    },
  })
}
