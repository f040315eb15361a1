/** Sign-ins of a tenant's administrators at Microsoft, each for the session that began it (DEV-01 to DEV-03, DEV-22). */
import { Type, type Static } from 'typebox'
import type { SignIn } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { defined, oneOf, uuid } from '../schema.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Sign-ins']
const config = { access: 'administrator' } as const
/** RFC 6749 §4.1.2 sets no limit; Microsoft's codes have up to 2,000 characters. */
const longestCode = 8_192

const signIn = Type.Object({
  id: uuid,
  way: oneOf('browser', 'device-code'),
  purpose: oneOf('onboarding', 'consent', 'posture', 'restore-grant'),
  state: oneOf('pending', 'signed-in', 'used', 'cancelled', 'declined', 'expired', 'refused'),
  message: Type.Optional(Type.String({ description: 'why it ended, and what to do next' })),
  expiresAt: Type.String({ format: 'date-time', description: 'until when it can be finished, or used' }),
  deviceCode: Type.Optional(
    Type.Object({
      userCode: Type.String(),
      verificationUrl: Type.String(),
      message: Type.String(),
      hint: Type.String({ description: 'what to do when the page of Microsoft shows AADSTS53003' }),
    }),
  ),
  authorizationUrl: Type.Optional(Type.String({ description: 'the page to open in a browser' })),
  administrator: Type.Optional(
    Type.Object({
      userName: Type.String(),
      tenantId: uuid,
      organizationName: Type.String(),
      domain: Type.String(),
    }),
  ),
})
const newSignIn = Type.Object({
  way: oneOf('browser', 'device-code'),
  purpose: Type.Optional(oneOf('onboarding', 'consent', 'posture', 'restore-grant')),
  region: Type.Optional(
    Type.String({ maxLength: 64, description: 'the region of this server when left out' }),
  ),
  tenant: Type.Optional(
    Type.String({
      maxLength: 253,
      description: 'domain or id; an administrator of another tenant is refused',
    }),
  ),
  redirectUri: Type.Optional(
    Type.String({
      maxLength: 2_048,
      description: 'for browser: http://localhost:PORT, where your program listens',
    }),
  ),
})
const browserAnswer = Type.Object({
  state: Type.String({ maxLength: 1_024 }),
  code: Type.Optional(Type.String({ minLength: 1, maxLength: longestCode })),
  error: Type.Optional(Type.String({ maxLength: 256 })),
  errorDescription: Type.Optional(Type.String({ maxLength: 4_096 })),
})
const params = Type.Object({ signInId: Type.String() })

export function registerSignIns({ app, dependencies }: OwnScope): void {
  const { signIns } = dependencies.operations
  app.post('/sign-ins', {
    config,
    schema: { operationId: 'beginSignIn', tags, body: newSignIn, response: { 201: signIn } },
    handler: async (request, reply) => {
      const { way, purpose = 'onboarding', region = '', tenant, redirectUri } = request.body
      const begun = await signIns.begin(
        { way, purpose, region, tenant, redirectUri },
        callerOf(request).actor,
      )
      return reply.code(201).send(signInBody(begun))
    },
  })
  app.get('/sign-ins', {
    config,
    schema: {
      operationId: 'listSignIns',
      tags,
      response: { 200: Type.Object({ results: Type.Array(signIn) }) },
    },
    handler: async (request) => ({
      results: (await signIns.list(callerOf(request).actor)).map(signInBody),
    }),
  })
  app.get('/sign-ins/:signInId', {
    config,
    schema: { operationId: 'getSignIn', tags, params, response: { 200: signIn } },
    handler: async (request) =>
      signInBody(await signIns.get(request.params.signInId, callerOf(request).actor)),
  })
  app.delete('/sign-ins/:signInId', {
    config,
    schema: { operationId: 'cancelSignIn', tags, params, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      await signIns.cancel(request.params.signInId, callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
  app.post('/sign-ins/:signInId/refresh', {
    config,
    schema: { operationId: 'refreshSignIn', tags, params, response: { 200: signIn } },
    handler: async (request) =>
      signInBody(await signIns.refresh(request.params.signInId, callerOf(request).actor)),
  })
  app.post('/sign-ins/:signInId/complete', {
    config,
    schema: {
      operationId: 'completeSignIn',
      tags,
      description: 'Hands over what the redirect of Microsoft brought to your program.',
      params,
      body: browserAnswer,
      response: { 200: signIn },
    },
    handler: async (request) => {
      const { state, code, error, errorDescription } = request.body
      const answer = { state, code, error, errorDescription }
      return signInBody(await signIns.complete(request.params.signInId, answer, callerOf(request).actor))
    },
  })
}

function signInBody({ expiresAt, ...others }: SignIn): Static<typeof signIn> {
  return defined({ ...others, expiresAt: isoDateTime(expiresAt) })
}
