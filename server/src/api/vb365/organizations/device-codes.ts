/** `DeviceCode` and `DeviceCode/check`: the sign-in of a Global Administrator, brokered by the server. */
import { Type } from 'typebox'
import { callerOf } from '../../access.ts'
import { oneOf } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { regions } from './schema.ts'

const deviceCodeRequest = Type.Object({ targetRegion: Type.Optional(oneOf(...regions)) })
const deviceCode = Type.Object({
  userCode: Type.String(),
  verificationUrl: Type.String(),
  expiresIn: Type.Integer({ description: 'seconds' }),
  message: Type.String(),
})
const checkRequest = Type.Object({ userCode: Type.String() })
const checkResponse = Type.Object({ authenticated: Type.Boolean() })

export function registerDeviceCodes({ app, dependencies }: DialectScope): void {
  const { deviceCodes } = dependencies.operations
  const config = { access: 'server-administrator' } as const
  const tags = ['Organization']
  app.post('/DeviceCode', {
    config,
    schema: {
      operationId: 'Organization_OrganizationDeviceCode',
      tags,
      body: deviceCodeRequest,
      response: { 200: deviceCode },
    },
    handler: async (request) => {
      const code = await deviceCodes.start(request.body.targetRegion ?? 'Worldwide', callerOf(request).actor)
      const { userCode, verificationUrl, expiresInSeconds, message } = code
      return { userCode, verificationUrl, expiresIn: expiresInSeconds, message }
    },
  })
  app.post('/DeviceCode/check', {
    config,
    schema: {
      operationId: 'Organization_CheckDeviceCode',
      tags,
      body: checkRequest,
      response: { 200: checkResponse },
    },
    handler: async (request) => ({
      authenticated: await deviceCodes.check(request.body.userCode, callerOf(request).actor),
    }),
  })
}
