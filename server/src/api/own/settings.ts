/** Settings of the whole server. */
import { Type } from 'typebox'
import { callerOf } from '../access.ts'
import { oneOf } from '../schema.ts'
import type { OwnScope } from './scope.ts'

const settingsSchema = Type.Object({
  accessTokenSeconds: Type.Integer({ minimum: 60, maximum: 86_400 }),
  refreshGraceSeconds: Type.Integer({ minimum: 0, maximum: 60 }),
  dateFormat: oneOf('by-version', 'iso', 'rfc1123'),
  swaggerUi: Type.Boolean({ description: 'takes effect at the next start' }),
})

export function registerSettings({ app, dependencies }: OwnScope): void {
  const { settings } = dependencies
  const config = { access: 'server-administrator' } as const
  const tags = ['Settings']
  app.get('/settings/authentication', {
    config,
    schema: { operationId: 'getAuthenticationSettings', tags, response: { 200: settingsSchema } },
    handler: async () => settings.read(),
  })
  app.put('/settings/authentication', {
    config,
    schema: {
      operationId: 'setAuthenticationSettings',
      tags,
      description: 'A member that is left out stays as it is.',
      body: Type.Partial(settingsSchema),
      response: { 200: settingsSchema },
    },
    handler: async (request) => {
      await settings.write({ ...(await settings.read()), ...request.body }, callerOf(request).actor)
      return settings.read()
    },
  })
}
