/** Who may call a route, and on whose behalf a request runs (RFC 6750; the table of routes is a test). */
import type { FastifyRequest } from 'fastify'
import type { Principal } from '../authorization-server/index.ts'
import type { Actor, Reach } from '../operations/index.ts'
import { RequestError } from './http/errors.ts'

/**
 * Who may call a route at all; what of it they see, the operation decides by reach.
 *
 * - `anonymous`: nobody is asked who they are
 * - `server-administrator`: administrators of the whole server
 * - `administrator`: these, and administrators of named organizations
 * - `monitor`: these, and monitors, who only look
 * - `person`: sessions of an organization's people
 * - `operator`: restore operators, and persons
 * - `restore`: everybody who may restore: administrators, persons, operators
 * - `session`: every session
 */
export type Access = (typeof accessLevels)[number]

export const accessLevels = [
  'anonymous',
  'server-administrator',
  'administrator',
  'monitor',
  'person',
  'operator',
  'restore',
  'session',
] as const

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

const admits: Readonly<Record<Exclude<Access, 'anonymous'>, (principal: Principal) => boolean>> = {
  'server-administrator': (principal) =>
    principal.kind === 'administrator' && principal.organizations === 'all',
  administrator: ({ kind }) => kind === 'administrator',
  monitor: ({ kind }) => kind === 'administrator' || kind === 'monitor',
  person: ({ kind }) => kind === 'person',
  operator: ({ kind }) => kind === 'person' || kind === 'operator',
  restore: ({ kind }) => kind !== 'monitor',
  session: () => true,
}

const forbidden: Readonly<Record<Exclude<Access, 'anonymous'>, string>> = {
  'server-administrator': 'This is for administrators of the whole server only.',
  administrator: 'This is for administrators only.',
  monitor: 'This is for administrators and monitors only.',
  person: 'This needs a session of an organization: sign in with an assertion of the organization.',
  operator: 'This needs a session of a restore operator, or of a person.',
  restore: 'A monitor looks at jobs, never at what was backed up.',
  session: '',
}

/** @throws {RequestError} `forbidden` when the route is for another kind of session. */
export function checkAccess(access: Exclude<Access, 'anonymous'>, principal: Principal): void {
  if (!admits[access](principal)) throw new RequestError('forbidden', forbidden[access])
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

/** The session of somebody of an organization, for routes with access `operator`. */
export function memberOf(request: FastifyRequest): Extract<Principal, { kind: 'person' | 'operator' }> {
  const { principal } = request
  if (principal?.kind !== 'person' && principal?.kind !== 'operator')
    throw new Error('a route for operators was called by somebody else')
  return principal
}

/** Exchange is the only workload that is served: who sees the organization in others alone sees their own here. */
function reachOf(principal: Principal): Reach {
  if (principal.kind === 'administrator' || principal.kind === 'monitor') {
    const { organizations } = principal
    return organizations === 'all'
      ? { kind: 'server' }
      : { kind: 'organizations', organizationIds: organizations }
  }
  const { organizationId, userId } = principal
  if (principal.kind === 'operator') return { kind: 'operator', organizationId, userId }
  return principal.reach === 'organization' && principal.workloads.includes('exchange')
    ? { kind: 'organization', organizationId }
    : { kind: 'person', organizationId, userId }
}
