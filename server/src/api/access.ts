/** Who may call a route, and on whose behalf a request runs (RFC 6750; the table of routes is a test). */
import type { FastifyRequest } from 'fastify'
import type { Principal } from '../authorization-server/index.ts'
import type { Actor, Reach } from '../operations/index.ts'
import { RequestError } from './http/errors.ts'

/**
 * `anonymous`: nobody is asked who they are. `administrator`, `person`: sessions of that kind only.
 * `session`: both; the operation decides by reach what may be seen.
 */
export type Access = 'anonymous' | 'administrator' | 'person' | 'session'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route says who may call it; one that does not is a bug and stops the start. */
    access?: Access
  }
  interface FastifyRequest {
    /** Who the bearer token stands for; undefined on anonymous routes. */
    principal: Principal | undefined
  }
}

/** The bearer token of a request; `undefined` without one or with a malformed header (RFC 6750 §2.1). */
export function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(request.headers.authorization ?? '')?.[1]
}

/** @throws {RequestError} `forbidden` when the route is for another kind of session. */
export function checkAccess(access: Access, principal: Principal): void {
  if (access === 'administrator' && principal.kind !== 'administrator')
    throw new RequestError('forbidden', 'This is for administrators of the server only.')
  if (access === 'person' && principal.kind !== 'person')
    throw new RequestError(
      'forbidden',
      'This needs a session of an organization: sign in with an assertion of the organization.',
    )
}

/** Who asks, what they may see, and for which organization. */
export interface Caller {
  readonly principal: Principal
  readonly reach: Reach
  readonly actor: Actor
}

export function callerOf(request: FastifyRequest): Caller {
  const { principal } = request
  if (principal === undefined) throw new Error('an anonymous route asked for the caller')
  const actor = {
    name: principal.userName,
    familyId: principal.familyId,
    requestId: request.id,
    remoteAddress: request.ip,
  }
  return { principal, reach: reachOf(principal), actor }
}

/** The session of an organization's person, for routes with access `person`. */
export function personOf(request: FastifyRequest): Extract<Principal, { kind: 'person' }> {
  const { principal } = request
  if (principal?.kind !== 'person') throw new Error('a route for persons was called by somebody else')
  return principal
}

function reachOf(principal: Principal): Reach {
  if (principal.kind === 'administrator') return { kind: 'server' }
  const { organizationId, userId } = principal
  return principal.reach === 'organization'
    ? { kind: 'organization', organizationId }
    : { kind: 'person', organizationId, userId }
}
