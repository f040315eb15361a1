/** Where Microsoft leads a person back to: they are signed in, or the portal says why not (RFC 6749 §4.1.2; DEV-28, SES-27). */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { OAuthError, outageOf, portalCallbackPath } from '../../authorization-server/index.ts'
import { clearCookie, cookieOf, setCookie } from '../browser-cookie.ts'
import type { ApiDependencies } from '../dependencies.ts'
import { originOf } from '../oauth2/request.ts'

export function registerPortalCallback(
  app: FastifyInstance,
  { authorizationServer, log }: ApiDependencies,
): void {
  const { browserSessions } = authorizationServer
  app.get(portalCallbackPath, {
    config: { access: 'anonymous' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const query = queryOf(request)
      const answer = {
        ...originOf(request),
        previous: cookieOf(request, 'session'),
        sealed: cookieOf(request, 'sign-in'),
        state: query.get('state'),
        code: query.get('code'),
        error: query.get('error'),
        issuer: query.get('iss'),
      }
      clearCookie(reply, 'sign-in')
      try {
        const { begun, returnTo } = await browserSessions.finishAtMicrosoft(answer)
        setCookie(reply, 'session', begun.value.reveal())
        return await reply.redirect(returnTo, 303)
      } catch (error) {
        const problem = problemOf(error)
        if (problem === 'failed') log.error({ requestId: request.id, err: error }, 'a sign-in failed')
        const told = new URLSearchParams({ problem, request: request.id })
        return reply.redirect(`/portal/?${told.toString()}`, 303)
      }
    },
  })
}

/** One of few words, for which the portal has sentences; the number finds the reason in the audit log. */
function problemOf(
  error: unknown,
): 'cancelled' | 'expired' | 'refused' | 'unavailable' | 'too-often' | 'failed' {
  const refusal = error instanceof OAuthError ? error : outageOf(error)
  if (refusal === undefined) return 'failed'
  if (refusal.code === 'temporarily_unavailable') return 'unavailable'
  if (refusal.code === 'slow_down') return 'too-often'
  if (refusal.reason === 'authorization_declined') return 'cancelled'
  return refusal.reason === 'sign_in_unknown' || refusal.reason === 'wrong_state' ? 'expired' : 'refused'
}

/** Each parameter once (RFC 6749 §4.1.2): of a repeated one none counts. */
function queryOf({ query }: FastifyRequest): ReadonlyMap<string, string> {
  const entries = typeof query === 'object' && query !== null ? Object.entries(query) : []
  return new Map(
    entries.flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
    ),
  )
}
