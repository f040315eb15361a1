/** The pages below `/invitation/{secret}`, and where Microsoft's page leads back to: for people without an account. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Consent, OperationError, type Visit, type Visitor } from '../../operations/index.ts'
import { refusalOf } from '../error-response.ts'
import { decodeUtf8 } from '../http/body.ts'
import { RequestError } from '../http/errors.ts'
import type { ApiScope } from '../scope.ts'
import { createAddressLimit } from './address-limit.ts'
import { consentPage } from './consent-page.ts'
import { html } from './html.ts'
import { invitationPage, unknownLink } from './invitation-page.ts'
import { type Page, sendPage } from './page.ts'
import { callbackPath, consentCallbackPath, consoleSignInPath, invitationPath } from './paths.ts'
import { checkForm, formToken, hasBegun, knownVisit, markBegun, visitOf, visitorOf } from './visitor.ts'

const config = { access: 'anonymous' } as const
const pagesPerMinute = 60
const bodyLimit = 16 * 1024

/** Sign-ins are in memory: whoever comes back later must not believe that theirs goes on. */
const forgotten =
  'The sign-in that was begun here is not known any more: it took too long, or the server was restarted. ' +
  'Nothing was done in your tenant, and the link is still good. Begin again.'

type Act = (visitor: Visitor, form: URLSearchParams) => Promise<Visit>

export async function registerPages({ app, dependencies }: ApiScope): Promise<void> {
  await app.register(async (child) => {
    const limit = createAddressLimit(dependencies.clock, pagesPerMinute)
    acceptForms(child)
    child.addHook('preHandler', async (request) => {
      if (!limit(request.ip))
        throw new OperationError(
          'too_many_requests',
          'That was too often. Wait a minute, then open the link again.',
        )
    })
    child.setErrorHandler(async (error: unknown, request, reply) => {
      const { status, message } = refusalOf(error)
      if (status >= 500) dependencies.log.error({ requestId: request.id, err: error }, 'a page failed')
      return sendPage(reply, status, status === 404 ? unknownLink : problemPage(message))
    })
    registerInvitation(child, dependencies)
    registerCallback(child, dependencies)
    registerConsentCallback(child, dependencies)
  })
}

function problemPage(message: string): Page {
  return { title: 'That did not work', body: html`<p class="bad">${message}</p>` }
}

/** RFC 9110 §8.3: the forms of a page, and nothing else. */
function acceptForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit },
    async (_request: FastifyRequest, body: string | Buffer) =>
      new URLSearchParams(decodeUtf8(Buffer.from(body))),
  )
}

function registerInvitation(app: FastifyInstance, dependencies: ApiScope['dependencies']): void {
  const { invitedVisits } = dependencies.operations
  const acts: Readonly<Record<string, Act>> = {
    browser: (visitor) => invitedVisits.signIn(visitor, 'browser'),
    'device-code': (visitor) => invitedVisits.signIn(visitor, 'device-code'),
    cancel: (visitor) => invitedVisits.cancelSignIn(visitor),
    plan: (visitor) => invitedVisits.plan(visitor),
    confirm: (visitor, form) => invitedVisits.confirm(visitor, form.get('planHash') ?? ''),
  }
  app.get(`${invitationPath}/:secret`, {
    config,
    handler: async (request, reply) => {
      const secret = secretOf(request)
      const visit = visitOf(request, reply, dependencies.random)
      const seen = await invitedVisits.see(visitorOf(request, secret, visit))
      const isForgotten =
        seen.signIn === undefined && seen.provisioning === undefined && hasBegun(request, secret)
      if (isForgotten) markBegun(reply, secret, false)
      return show(dependencies, reply, { seen, secret, visit, ...(isForgotten && { problem: forgotten }) })
    },
  })
  for (const [name, act] of Object.entries(acts))
    app.post(`${invitationPath}/:secret/${name}`, {
      config,
      bodyLimit,
      handler: async (request, reply) => {
        const secret = secretOf(request)
        const visit = knownVisit(request) ?? ''
        const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
        checkForm(request, visit, form.get('token') ?? '', secret)
        const visitor = visitorOf(request, secret, visit)
        try {
          await act(visitor, form)
          if (name === 'browser' || name === 'device-code') markBegun(reply, secret, true)
          if (name === 'cancel') markBegun(reply, secret, false)
          // The page is asked for anew: going back or reloading presses no button again.
          return await reply.redirect(`${invitationPath}/${secret}`, 303)
        } catch (error) {
          const { status, message } = refusalOf(error)
          if (status === 404 || status >= 500) throw error
          const seen = await invitedVisits.see(visitor)
          return show(dependencies, reply, { seen, secret, visit, problem: message, status })
        }
      },
    })
}

interface Shown {
  readonly seen: Visit
  readonly secret: string
  readonly visit: string
  readonly problem?: string
  readonly status?: number
}

function show(
  { identity }: ApiScope['dependencies'],
  reply: FastifyReply,
  { seen, secret, visit, problem, status = 200 }: Shown,
): FastifyReply {
  const frame = {
    serverName: identity.hostName,
    path: `${invitationPath}/${secret}`,
    token: formToken(visit, secret),
    problem,
  }
  return sendPage(reply, status, invitationPage(seen, frame))
}

/** `state` alone says which sign-in it is: it is looked for among those that this browser began (DEV-28). */
function registerCallback(app: FastifyInstance, dependencies: ApiScope['dependencies']): void {
  app.get(callbackPath, {
    config,
    handler: async (request, reply) => {
      // An application for sign-in registers this address alone: its consent leads back here, too.
      const consented = await receiveConsent(request, dependencies)
      if (consented !== undefined) return sendPage(reply, 200, consentPage(consented))
      const visit = knownVisit(request)
      const query = queryOf(request)
      const state = query.get('state')
      if (state !== undefined && dependencies.operations.signIns.isAwaited(state))
        return reply.redirect(consoleCallback(query), 303)
      if (visit === undefined || state === undefined)
        throw new RequestError('malformed', 'Open the link of the invitation in this browser again.')
      const secret = await dependencies.operations.invitedVisits.complete(
        { visit, requestId: request.id, remoteAddress: request.ip },
        {
          state,
          code: query.get('code'),
          error: query.get('error'),
          errorDescription: query.get('error_description'),
        },
      )
      return reply.redirect(`${invitationPath}/${secret.reveal()}`, 303)
    },
  })
}

/** The console hands the answer over itself: its cookie does not come along from another site (SES-27). */
function consoleCallback(query: ReadonlyMap<string, string>): string {
  const told = new URLSearchParams()
  for (const name of ['state', 'code', 'error', 'error_description']) {
    const value = query.get(name)
    if (value !== undefined) told.set(name, value)
  }
  return `${consoleSignInPath}?${told.toString()}`
}

/** Nobody is signed in here and nothing is believed: `state` says whose question is answered, and the answer ends it. */
function registerConsentCallback(app: FastifyInstance, dependencies: ApiScope['dependencies']): void {
  app.get(consentCallbackPath, {
    config,
    handler: async (request, reply) => {
      const consented = await receiveConsent(request, dependencies)
      if (consented === undefined)
        throw new RequestError(
          'malformed',
          'Nobody waits for this answer: it took too long, was answered already, or the server was restarted. Whatever was granted stands in your tenant. Begin again where you asked for consent.',
        )
      return sendPage(reply, 200, consentPage(consented))
    },
  })
}

async function receiveConsent(
  request: FastifyRequest,
  { operations }: ApiScope['dependencies'],
): Promise<Consent | undefined> {
  const query = queryOf(request)
  const state = query.get('state')
  if (state === undefined) return undefined
  return operations.consents.receive(
    {
      state,
      tenant: query.get('tenant'),
      error: query.get('error'),
      errorDescription: query.get('error_description'),
    },
    { requestId: request.id, remoteAddress: request.ip },
  )
}

/** Each parameter once; RFC 6749 §4.1.2 knows no repeated ones. */
function queryOf({ query }: FastifyRequest): ReadonlyMap<string, string> {
  const entries = typeof query === 'object' && query !== null ? Object.entries(query) : []
  const texts = entries.flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
  )
  return new Map(texts)
}

function secretOf({ params }: FastifyRequest): string {
  const secret: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'secret') : ''
  return typeof secret === 'string' ? secret : ''
}
