/** One's own account: password and second factor, each changed with the credentials that are in force. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { callerOf } from '../access.ts'
import { RequestError } from '../http/errors.ts'
import { strictObject, validateStrictly } from '../strict-validation.ts'
import { accountBody, accountSchema } from './accounts.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Account']
/** Administrators and monitors are those who have an account. */
const config = { access: 'monitor' } as const
const strictly = { config, validatorCompiler: validateStrictly }
const done = { 204: Type.Null() }

const passwordChange = strictObject({
  currentPassword: Type.String(),
  newPassword: Type.String(),
  otp: Type.Optional(Type.String({ description: 'the one-time code, with a second factor' })),
})
const totpSecret = Type.Object({
  secret: Type.String({ description: 'base32, for an authenticator; shown this once' }),
  uri: Type.String({ description: 'otpauth://, for a QR code' }),
})

export function registerAccount({ app, dependencies }: OwnScope): void {
  const { ownAccount } = dependencies.authorizationServer
  app.get('/account', {
    config,
    schema: { operationId: 'getOwnAccount', tags, response: { 200: accountSchema } },
    handler: async (request) => accountBody(await ownAccount.get(accountIdOf(request))),
  })
  app.put('/account/password', {
    ...strictly,
    schema: {
      operationId: 'changeOwnPassword',
      tags,
      description: 'Ends every session of the account, this one too.',
      body: passwordChange,
      response: done,
    },
    handler: async (request, reply) => {
      const { currentPassword: password, newPassword, otp } = request.body
      const change = { password, newPassword, otp }
      await ownAccount.changePassword(accountIdOf(request), change, callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
  registerTotp({ app, dependencies })
}

function registerTotp({ app, dependencies }: OwnScope): void {
  const { ownAccount } = dependencies.authorizationServer
  app.post('/account/totp', {
    ...strictly,
    schema: {
      operationId: 'startTotp',
      tags,
      description: 'Makes a second factor (RFC 6238), which counts once a code of it was confirmed.',
      body: strictObject({ currentPassword: Type.String() }),
      response: { 200: totpSecret },
    },
    handler: async (request) => {
      const current = { password: request.body.currentPassword }
      const started = await ownAccount.startTotp(accountIdOf(request), current, callerOf(request).actor)
      return { secret: started.base32, uri: started.uri }
    },
  })
  app.post('/account/totp/confirm', {
    ...strictly,
    schema: {
      operationId: 'confirmTotp',
      tags,
      description: 'From now on a code is asked for; sessions that began without one end.',
      body: strictObject({ code: Type.String() }),
      response: done,
    },
    handler: async (request, reply) => {
      await ownAccount.confirmTotp(accountIdOf(request), request.body.code, callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
  app.delete('/account/totp', {
    ...strictly,
    schema: {
      operationId: 'removeTotp',
      tags,
      description: 'Ends every session of the account, this one too.',
      body: strictObject({ password: Type.String(), code: Type.String() }),
      response: done,
    },
    handler: async (request, reply) => {
      const { password, code: otp } = request.body
      await ownAccount.removeTotp(accountIdOf(request), { password, otp }, callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
}

function accountIdOf(request: FastifyRequest): string {
  const { principal } = callerOf(request)
  if ('accountId' in principal) return principal.accountId
  throw new RequestError(
    'forbidden',
    'This session belongs to a person of an organization, not to an account.',
  )
}
