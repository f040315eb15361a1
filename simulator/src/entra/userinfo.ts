/** OpenID Connect UserInfo, which Microsoft serves from Graph's host: `/oidc/userinfo` (microsoft.md 1.1). */
import type { SimulatorReply } from '../http.ts'
import type { Call, EntraContext } from './context.ts'
import { createAccessTokenVerifier, subjectForUserInfo } from './tokens/verifier.ts'

/** The subject is that of the client's ID tokens, not of its Graph tokens. */
export function userInfo(context: EntraContext, { request, trace }: Call): SimulatorReply {
  const authorization = request.headers.authorization
  const found = createAccessTokenVerifier(context).verify(authorization)
  const user = found.ok ? context.tenants.find(found.claims.tid)?.users.get(found.claims.oid) : undefined
  if (!found.ok || user === undefined)
    return {
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="", error="invalid_token"' },
      body: {
        error: {
          code: 'InvalidAuthenticationToken',
          message: found.ok ? 'The user of the token does not exist.' : found.message,
          innerError: { date: new Date(trace.now).toISOString().slice(0, 19), 'request-id': trace.traceId },
        },
      },
    }
  const { scopes } = found.claims
  return {
    status: 200,
    body: {
      sub: subjectForUserInfo(authorization?.split(' ').at(-1) ?? ''),
      ...(scopes.includes('profile')
        ? { name: user.displayName, given_name: user.givenName, family_name: user.surname }
        : {}),
      ...(scopes.includes('email') && user.mail !== null ? { email: user.mail } : {}),
    },
  }
}
