/** Signing in and out in a browser: the tokens stay on the server, the page gets a cookie that it cannot read. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { type BrowserSession, type NewBrowserSession, OAuthError } from '../../authorization-server/index.ts'
import { callerOf } from '../access.ts'
import { checkOwnPage } from '../browser-admission.ts'
import { clearCookie, cookieOf, setCookie } from '../browser-cookie.ts'
import { isoDateTime } from '../http/date-time.ts'
import { RequestError } from '../http/errors.ts'
import { originOf } from '../oauth2/request.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { strictObject, validateStrictly } from '../strict-validation.ts'
import type { OwnScope } from './scope.ts'

export const browserTags = ['Browser sessions']

export const browserSession = Type.Object({
  page: oneOf('console', 'portal'),
  kind: oneOf('administrator', 'monitor', 'person', 'operator'),
  userName: Type.String(),
  accountId: Type.Optional(uuid),
  isServerAdministrator: Type.Optional(
    Type.Boolean({ description: 'of an account: whether it is for all organizations and the server itself' }),
  ),
  organizationIds: Type.Optional(Type.Array(uuid, { description: 'of an account that is for these alone' })),
  organizationId: Type.Optional(uuid),
  userId: Type.Optional(uuid),
  reach: Type.Optional(oneOf('own', 'organization')),
  workloads: Type.Optional(Type.Array(Type.String())),
  csrfToken: Type.String({ description: 'to be sent as X-CSRF-Token; keep it in memory alone' }),
  expiresAt: dateTime,
  idleSeconds: Type.Integer({ description: 'it ends when nobody does anything for so long' }),
  isRecent: Type.Boolean({
    description: 'whether the password was entered a moment ago, which a few changes need',
  }),
})

const credentials = strictObject({
  userName: Type.String(),
  password: Type.String(),
  otp: Type.Optional(Type.String({ description: 'the one-time code, with a second factor' })),
})

export function registerBrowserSession({ app, dependencies }: OwnScope): void {
  const { authorizationServer } = dependencies
  const { browserSessions } = authorizationServer
  app.post('/browser-session', {
    config: { access: 'anonymous' },
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'signInInBrowser',
      tags: browserTags,
      description:
        'Sets the cookie. Whoever is signed in and does it again has shown the password anew, and gets a new session.',
      body: credentials,
      response: { 200: browserSession },
    },
    handler: async (request, reply) => {
      checkOwnPage(browserSessions, request)
      const asked = { ...request.body, ...fromBrowser(request) }
      const begun = await browserSessions.signIn(asked).catch((error: unknown) => {
        throw withSecondFactor(error)
      })
      return signedIn(reply, begun)
    },
  })
  app.get('/browser-session', {
    config: { access: 'session' },
    schema: { operationId: 'getBrowserSession', tags: browserTags, response: { 200: browserSession } },
    handler: async (request) => browserSessionBody(sessionIn(request)),
  })
  app.delete('/browser-session', {
    config: { access: 'session' },
    schema: {
      operationId: 'signOutInBrowser',
      tags: browserTags,
      description: 'Ends the session and takes the cookie away.',
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      sessionIn(request)
      await authorizationServer.revoke(callerOf(request).principal.familyId, 'signed_out')
      clearCookie(reply, 'session')
      return reply.code(204).send(null)
    },
  })
}

/** The session is in the cookie, and what the page may know in the body. */
export function signedIn(
  reply: FastifyReply,
  { value, session }: NewBrowserSession,
): Static<typeof browserSession> {
  setCookie(reply, 'session', value.reveal())
  return browserSessionBody(session)
}

export function fromBrowser(request: FastifyRequest) {
  return { ...originOf(request), previous: cookieOf(request, 'session') }
}

function sessionIn({ browserSession: found }: FastifyRequest): BrowserSession {
  if (found !== undefined) return found
  throw new RequestError('not_found', 'This session has a token, and is not held by a browser.')
}

/** The page asks for the code then; the token endpoint can say it with `invalid_grant` alone (RFC 6749 §5.2). */
function withSecondFactor(error: unknown): unknown {
  return error instanceof OAuthError && error.reason === 'mfa_required'
    ? new RequestError('mfa_required', 'Enter the code of your authenticator.', { cause: error })
    : error
}

function browserSessionBody(session: BrowserSession): Static<typeof browserSession> {
  const { principal, kind: page, csrfToken, expiresAt, idleMs, isRecent } = session
  return defined({
    page,
    kind: principal.kind,
    userName: principal.userName,
    ...('accountId' in principal
      ? {
          accountId: principal.accountId,
          isServerAdministrator: principal.kind === 'administrator' && principal.organizations === 'all',
          organizationIds: principal.organizations === 'all' ? undefined : [...principal.organizations],
        }
      : { organizationId: principal.organizationId, userId: principal.userId }),
    ...(principal.kind === 'person' && { reach: principal.reach, workloads: [...principal.workloads] }),
    csrfToken,
    expiresAt: isoDateTime(expiresAt),
    idleSeconds: Math.floor(idleMs / 1000),
    isRecent,
  })
}
