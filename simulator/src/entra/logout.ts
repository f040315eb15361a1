/** `GET /{tenant}/oauth2/v2.0/logout`: ends the browser's session (OpenID Connect RP-Initiated Logout). */
import type { SimulatorReply } from '../http.ts'
import type { Call, EntraContext } from './context.ts'
import { resolveAuthority } from './directory.ts'
import { formOf, queryOf } from './form.ts'
import { sessionClearCookie, sessionIdOf } from './sign-in/flow.ts'
import { signedOutPage } from './sign-in/pages.ts'

function isRegistered({ tenants }: EntraContext, uri: string): boolean {
  return tenants
    .all()
    .some(({ applications }) =>
      [...applications.values()].some(({ publicClient, web, spa }) =>
        [...publicClient.redirectUris, ...web.redirectUris, ...spa.redirectUris].includes(uri),
      ),
    )
}

/** Goes on to `post_logout_redirect_uri` only where an application has registered it. */
export function logout(context: EntraContext, call: Call): SimulatorReply {
  resolveAuthority(context, call.authority)
  const parameters = call.request.method === 'POST' ? formOf(call.request) : queryOf(call.request)
  const session = sessionIdOf(call.request)
  if (session !== undefined && context.state.sessions.delete(session)) context.changed()
  const target = parameters.get('post_logout_redirect_uri')
  if (target === undefined || !isRegistered(context, target)) return signedOutPage([sessionClearCookie])
  const location = new URL(target)
  const state = parameters.get('state')
  if (state !== undefined) location.searchParams.set('state', state)
  return { status: 302, headers: { location: location.href, 'set-cookie': sessionClearCookie } }
}
