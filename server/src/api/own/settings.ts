/** Settings of the whole server. */
import { Type, type Static } from 'typebox'
import { callerOf } from '../access.ts'
import { isNetwork } from '../../authorization-server/index.ts'
import { RequestError } from '../http/errors.ts'
import { oneOf, uuid } from '../schema.ts'
import type { AuthenticationSettings } from '../settings.ts'
import { strictPartial, validateStrictly } from '../strict-validation.ts'
import type { OwnScope } from './scope.ts'

const settingsMembers = {
  accessTokenSeconds: Type.Integer({ minimum: 60, maximum: 86_400 }),
  refreshGraceSeconds: Type.Integer({ minimum: 0, maximum: 60 }),
  dateFormat: oneOf('by-version', 'iso', 'rfc1123'),
  swaggerUi: Type.Boolean({ description: 'takes effect at the next start' }),
  passwordGrant: oneOf('everywhere', 'networks', 'off'),
  passwordGrantNetworks: Type.Array(
    Type.String({ description: 'in CIDR notation, or `loopback`; counts for `networks`' }),
    { maxItems: 64 },
  ),
  restorePortalOrganizationId: Type.Union([uuid, Type.Null()], {
    description: 'null: the only organization that allows sign-ins',
  }),
  consoleIdleMinutes: Type.Integer({
    minimum: 5,
    maximum: 480,
    description: 'after how long without a person a console signs out',
  }),
}
const settingsSchema = Type.Object(settingsMembers)

export function registerSettings({ app, dependencies }: OwnScope): void {
  const { settings } = dependencies
  const config = { access: 'server-administrator' } as const
  const tags = ['Settings']
  app.get('/settings/authentication', {
    config,
    schema: { operationId: 'getAuthenticationSettings', tags, response: { 200: settingsSchema } },
    handler: async () => settingsBody(await settings.read()),
  })
  app.put('/settings/authentication', {
    config: { ...config, needsRecentSignIn: true },
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'setAuthenticationSettings',
      tags,
      description: 'A member that is left out stays as it is.',
      body: strictPartial(settingsMembers),
      response: { 200: settingsSchema },
    },
    handler: async (request) => {
      assertNetworks(request.body.passwordGrantNetworks)
      await settings.write(request.body, callerOf(request).actor)
      return settingsBody(await settings.read())
    },
  })
}

function settingsBody(value: AuthenticationSettings): Static<typeof settingsSchema> {
  return { ...value, passwordGrantNetworks: [...value.passwordGrantNetworks] }
}

function assertNetworks(networks: readonly string[] = []): void {
  const wrong = networks.find((text) => !isNetwork(text))
  if (wrong !== undefined)
    throw new RequestError(
      'malformed',
      `passwordGrantNetworks has to hold networks such as 10.0.0.0/8, or loopback: ${JSON.stringify(wrong)} is none.`,
    )
}
