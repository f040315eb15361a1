/** The answer of the authorization endpoint, by query, fragment or form (RFC 6749 section 4.1.2, Form Post 1.0). */
import { randomBytes, randomUUID } from 'node:crypto'
import type { SimulatorReply } from '../http.ts'
import type { Call, EntraContext } from './context.ts'
import { errorDescription, type StsError } from './errors/sts-error.ts'
import { sessionIdOf, sessionSetCookie } from './sign-in/flow.ts'
import { formPostPage } from './sign-in/pages.ts'
import type { AuthorizationRequest, SignedIn } from './state.ts'

const codeLifetimeMs = 10 * 60 * 1000

type Field = [name: string, value: string]

function answer(
  request: AuthorizationRequest,
  fields: readonly Field[],
  cookies: readonly string[],
): SimulatorReply {
  const all: Field[] = request.state === null ? [...fields] : [...fields, ['state', request.state]]
  if (request.responseMode === 'form_post') return formPostPage(request.redirectUri, all, cookies)
  const target = new URL(request.redirectUri)
  if (request.responseMode === 'fragment') target.hash = new URLSearchParams(all).toString()
  else for (const [name, value] of all) target.searchParams.append(name, value)
  return {
    status: 302,
    headers: {
      location: target.href,
      'cache-control': 'no-store, no-cache',
      ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
    },
  }
}

/** Gives the client its code and the browser its session. */
export function completeAuthorization(
  context: EntraContext,
  call: Call,
  request: AuthorizationRequest,
  signedIn: SignedIn,
): SimulatorReply {
  const code = `1.${randomBytes(64).toString('base64url')}`
  context.state.authorizationCodes.set(code, {
    request,
    signedIn,
    expiresAt: context.clock.now() + codeLifetimeMs,
    redeemed: false,
  })
  const known = sessionIdOf(call.request)
  const isSame = known !== undefined && context.state.sessions.get(known) === signedIn
  const sessionId = isSame ? known : randomUUID()
  context.state.sessions.set(sessionId, signedIn)
  context.changed()
  return answer(
    request,
    [
      ['code', code],
      ['session_state', sessionId],
    ],
    [sessionSetCookie(sessionId)],
  )
}

/** Tells the client by redirect why there is no code (RFC 6749 section 4.1.2.1). */
export function declineAuthorization(
  context: EntraContext,
  call: Call,
  request: AuthorizationRequest,
  refusal: StsError,
): SimulatorReply {
  return answer(
    request,
    [
      ['error', refusal.error],
      ['error_description', errorDescription(refusal, call.trace)],
      ['error_uri', `${context.origin()}/error?code=${refusal.code}`],
      ...(refusal.code === 65004 ? [['error_subcode', 'cancel'] satisfies Field] : []),
    ],
    [],
  )
}
