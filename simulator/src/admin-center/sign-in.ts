/** Signing in to the admin center: the authorization code flow of Microsoft's portal, with PKCE (RFC 7636). */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Service, SimulatorReply, SimulatorRequest } from '../http.ts'
import { isRecord, isStrings, type JsonRecord, parseRecord } from '../json.ts'
import { azurePortalAppId, graphAppId } from '../tenant/microsoft-applications.ts'
import { redirect } from './frame.ts'
import { Refused, textIn } from './graph.ts'

export const signInPath = '/admin/sign-in'

const sessionCookie = 'ADMINCENTER'
const flowCookie = 'ADMINFLOW'
const flowMs = 15 * 60 * 1000
const cookieRules = 'Path=/admin; Secure; HttpOnly; SameSite=Lax'
/** Of the application itself, so that it is the same in every cloud. */
const scope = `${graphAppId}/.default openid profile`

export interface Session {
  readonly accessToken: string
  readonly tenantId: string
  readonly roles: readonly string[]
  readonly expiresAt: number
  /** What every form of this session carries. */
  readonly antiForgery: string
  /** Told once, on the next page. */
  flash: string | undefined
}

interface Flow {
  readonly verifier: string
  readonly authority: string
  readonly returnTo: string
  readonly expiresAt: number
}

export interface SignInDependencies {
  /** Entra ID, asked in process. */
  readonly entra: Service
  readonly origin: () => string
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number
}

export interface SignIn {
  /** The session of the browser, while its token lives. */
  sessionOf(request: SimulatorRequest): Session | undefined
  /** Sends the browser to the sign-in page; it comes back to what it wanted. */
  begin(request: SimulatorRequest): SimulatorReply
  /** `GET /admin/sign-in`: what the sign-in page answered. @throws {Refused} */
  complete(request: SimulatorRequest): Promise<SimulatorReply>
  end(request: SimulatorRequest): SimulatorReply
}

function cookieIn({ headers }: SimulatorRequest, name: string): string | undefined {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const [given = '', value = ''] = pair.trim().split('=', 2)
    if (given === name) return value
  }
  return undefined
}

/** Claims of a token that Entra ID has just handed over; Graph verifies it, this only reads. */
function claimsOf(token: string): JsonRecord {
  return parseRecord(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) ?? {}
}

function forgetOld(records: Map<string, { readonly expiresAt: number }>, now: number): void {
  for (const [id, { expiresAt }] of records) if (expiresAt <= now) records.delete(id)
}

/** The page that was asked for, or the one that holds the form that was sent. */
function wanted({ url }: SimulatorRequest): string {
  return url.pathname.startsWith('/admin/') ? `${url.pathname}${url.search}` : '/admin/'
}

function sessionFrom(answer: JsonRecord, now: number): Session | undefined {
  const { access_token: accessToken, expires_in: seconds } = answer
  if (typeof accessToken !== 'string' || typeof seconds !== 'number') return undefined
  const { tid, wids } = claimsOf(accessToken)
  return {
    accessToken,
    tenantId: String(tid),
    roles: isStrings(wids) ? wids : [],
    expiresAt: now + seconds * 1000,
    antiForgery: randomBytes(24).toString('base64url'),
    flash: undefined,
  }
}

/** Compares in a time that tells nothing. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}

export function createSignIn({ entra, origin, now }: SignInDependencies): SignIn {
  const sessions = new Map<string, Session>()
  const flows = new Map<string, Flow>()

  const redeem = async (flow: Flow, code: string): Promise<Session> => {
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: azurePortalAppId,
      redirect_uri: `${origin()}${signInPath}`,
      code,
      code_verifier: flow.verifier,
      scope,
    })
    const reply = await entra({
      method: 'POST',
      url: new URL(`/${flow.authority}/oauth2/v2.0/token`, origin()),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(form.toString()),
      requestId: randomUUID(),
    })
    const answer = isRecord(reply?.body) && !Buffer.isBuffer(reply.body) ? reply.body : {}
    const session = sessionFrom(answer, now())
    if (session === undefined)
      throw new Refused(401, textIn(answer, 'error') || 'SignInFailed', textIn(answer, 'error_description'))
    return session
  }

  return {
    sessionOf: (request) => {
      const session = sessions.get(cookieIn(request, sessionCookie) ?? '')
      return session !== undefined && session.expiresAt > now() ? session : undefined
    },
    begin: (request) => {
      // The cookies belong to one host name: that of the redirect URI.
      if (request.url.origin !== origin()) return redirect(`${origin()}${wanted(request)}`)
      forgetOld(flows, now())
      const state = randomBytes(24).toString('base64url')
      const verifier = randomBytes(32).toString('base64url')
      const authority = request.url.searchParams.get('tenant') ?? 'organizations'
      flows.set(state, { verifier, authority, returnTo: wanted(request), expiresAt: now() + flowMs })
      const query = new URLSearchParams({
        client_id: azurePortalAppId,
        response_type: 'code',
        redirect_uri: `${origin()}${signInPath}`,
        scope,
        state,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      })
      return redirect(`/${encodeURIComponent(authority)}/oauth2/v2.0/authorize?${query.toString()}`, [
        `${flowCookie}=${state}; ${cookieRules}`,
      ])
    },
    complete: async (request) => {
      const { searchParams } = request.url
      const state = searchParams.get('state') ?? ''
      const flow = flows.get(state)
      flows.delete(state)
      const isOurs = flow !== undefined && isSame(cookieIn(request, flowCookie) ?? '', state)
      if (!isOurs || flow.expiresAt <= now())
        throw new Refused(
          400,
          'SignInExpired',
          'This sign-in was not begun in this browser, or it took too long.',
        )
      const code = searchParams.get('code')
      if (code === null)
        throw new Refused(401, searchParams.get('error') ?? '', searchParams.get('error_description') ?? '')
      const session = await redeem(flow, code)
      forgetOld(sessions, now())
      const id = randomBytes(32).toString('base64url')
      sessions.set(id, session)
      return redirect(flow.returnTo, [
        `${sessionCookie}=${id}; ${cookieRules}`,
        `${flowCookie}=; ${cookieRules}; Max-Age=0`,
      ])
    },
    end: (request) => {
      sessions.delete(cookieIn(request, sessionCookie) ?? '')
      return redirect('/common/oauth2/v2.0/logout', [`${sessionCookie}=; ${cookieRules}; Max-Age=0`])
    },
  }
}
