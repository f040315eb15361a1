/** What the server says about itself: `ServiceInstance`, `RestorePortalSettings`, and `Health` from v8 on. */
import { Type } from 'typebox'
import { oneOf, uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'

const serviceInstance = Type.Object({ installationId: uuid, version: Type.String() })
const status = oneOf('Healthy', 'Unhealthy')
const health = Type.Object({ status, entries: Type.Object({ configurationDb: Type.Object({ status }) }) })
/** No application is to be told. */
const nobody = '00000000-0000-0000-0000-000000000000'

export function registerServer(scope: DialectScope): void {
  const { app, dependencies } = scope
  const { installationId, version } = dependencies.identity
  app.get('/ServiceInstance', {
    config: { access: 'session' },
    schema: {
      operationId: 'ServiceInstance_Get',
      tags: ['ServiceInstance'],
      response: { 200: serviceInstance },
    },
    handler: async () => ({ installationId, version }),
  })
  registerPortalSettings(scope)
  if (scope.version === 8) registerHealth(scope)
}

/** For a portal to sign people in with; who may be signed in, the organization's switches say. */
function registerPortalSettings({ app, version, dependencies }: DialectScope): void {
  const portal = {
    applicationId: uuid,
    msalAuthorityUri: Type.String(),
    isEnabled: Type.Boolean(),
    ...(version === 6 ? {} : { restorePortalUri: Type.String() }),
  }
  app.get('/RestorePortalSettings', {
    config: { access: 'anonymous' },
    schema: {
      operationId: 'RestorePortalSettings_Get',
      tags: ['RestorePortalSettings'],
      response: { 200: Type.Object(portal) },
    },
    handler: async () => {
      const { restorePortalOrganizationId } = await dependencies.settings.read()
      const found = await dependencies.authorizationServer.portal(restorePortalOrganizationId)
      // Our own portal lets in whom the switches let in; others sign restore operators in.
      const ownPortal = found === undefined ? undefined : dependencies.identity.portalUrl
      return {
        applicationId: found?.applicationId ?? nobody,
        msalAuthorityUri: `${dependencies.identity.loginUrl}/organizations`,
        isEnabled: ownPortal !== undefined || (found?.isEnabled ?? false),
        restorePortalUri: ownPortal ?? '',
      }
    },
  })
}

function registerHealth({ app, dependencies }: DialectScope): void {
  app.get('/Health', {
    config: { access: 'anonymous' },
    schema: { operationId: 'Health_Get', tags: ['Health'], response: { 200: health, 503: health } },
    handler: async (_request, reply) => {
      const isHealthy = await dependencies.authorizationServer.needsSetup().then(
        () => true,
        () => false,
      )
      const found = isHealthy ? ('Healthy' as const) : ('Unhealthy' as const)
      void reply.code(isHealthy ? 200 : 503)
      return { status: found, entries: { configurationDb: { status: found } } }
    },
  })
}
