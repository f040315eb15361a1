/** Signing people in at Microsoft, for the restore portal: in the same browser, or with a code on another device. */
import { Type } from 'typebox'
import { checkOwnPage } from '../browser-admission.ts'
import { clearCookie, cookieOf, setCookie } from '../browser-cookie.ts'
import { isoDateTime } from '../http/date-time.ts'
import { RequestError } from '../http/errors.ts'
import { dateTime, oneOf } from '../schema.ts'
import { strictObject, validateStrictly } from '../strict-validation.ts'
import { browserSession, browserTags, fromBrowser, signedIn } from './browser-session.ts'
import type { OwnScope } from './scope.ts'

const config = { access: 'anonymous' } as const

const organization = Type.Optional(
  Type.String({
    maxLength: 320,
    description:
      'a domain of the organization, or an address in it; the one that the portal is set up for when left out',
  }),
)
const as = Type.Optional(oneOf('person', 'operator'))
const deviceCode = Type.Object({
  userCode: Type.String({ description: 'to be typed on the page of Microsoft' }),
  verificationUri: Type.String({ description: 'that page' }),
  expiresAt: dateTime,
  intervalSeconds: Type.Integer({ description: 'how often to ask whether it is done' }),
})
const progress = Type.Object({
  state: oneOf('pending', 'signed-in'),
  expiresAt: Type.Optional(dateTime),
  session: Type.Optional(browserSession),
})
/** Our own memory is asked, not Microsoft: that goes at its own pace. */
const intervalSeconds = 2

export function registerBrowserSignIn({ app, dependencies }: OwnScope): void {
  const { browserSessions } = dependencies.authorizationServer
  app.get('/browser-session/ways', {
    config,
    schema: {
      operationId: 'getSignInWays',
      tags: browserTags,
      description:
        'How people of organizations can sign in: in the browser only where the server knows its public address.',
      response: {
        200: Type.Object({ canRedirect: Type.Boolean(), deviceCode: Type.Boolean() }),
      },
    },
    handler: async () => ({ canRedirect: browserSessions.canRedirect, deviceCode: true }),
  })
  app.post('/browser-session/microsoft', {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'beginSignInAtMicrosoft',
      tags: browserTags,
      description: 'The page goes to the address; Microsoft leads back to the portal, signed in.',
      body: strictObject({
        organization,
        as,
        returnTo: Type.Optional(
          Type.String({ description: 'a path below /portal/; anything else is ignored' }),
        ),
      }),
      response: { 200: Type.Object({ authorizationUrl: Type.String() }) },
    },
    handler: async (request, reply) => {
      checkOwnPage(browserSessions, request)
      const { organization: named, as: way = 'person', returnTo } = request.body
      const asked = { organization: named, as: way, returnTo, ...fromBrowser(request) }
      const { authorizationUrl, sealed } = await browserSessions.beginAtMicrosoft(asked)
      setCookie(reply, 'sign-in', sealed)
      return { authorizationUrl }
    },
  })
  app.post('/browser-session/device-code', {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'beginSignInWithDeviceCode',
      tags: browserTags,
      description: 'Only the browser that asked for the code is signed in by it.',
      body: strictObject({ organization, as }),
      response: { 200: deviceCode },
    },
    handler: async (request, reply) => {
      checkOwnPage(browserSessions, request)
      const { organization: named, as: way = 'person' } = request.body
      const asked = { organization: named, as: way, ...fromBrowser(request) }
      const { handle, userCode, verificationUri, expiresAt } =
        await browserSessions.beginWithDeviceCode(asked)
      setCookie(reply, 'sign-in', handle.reveal())
      return { userCode, verificationUri, expiresAt: isoDateTime(expiresAt), intervalSeconds }
    },
  })
  app.get('/browser-session/device-code', {
    config,
    schema: {
      operationId: 'followSignInWithDeviceCode',
      tags: browserTags,
      description: 'Sets the cookie of the session once the person has signed in.',
      response: { 200: progress },
    },
    handler: async (request, reply) => {
      const handle = cookieOf(request, 'sign-in')
      if (handle !== undefined) checkOwnPage(browserSessions, request)
      const found = handle && (await browserSessions.followDeviceCode(handle, fromBrowser(request)))
      if (found === undefined || found === '')
        throw new RequestError('not_found', 'No code is waited for in this browser. Ask for a new one.')
      if (found.state === 'pending') return { state: found.state, expiresAt: isoDateTime(found.expiresAt) }
      clearCookie(reply, 'sign-in')
      return { state: found.state, session: signedIn(reply, found.begun) }
    },
  })
}
