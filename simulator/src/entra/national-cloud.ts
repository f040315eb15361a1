/** Tenants that live in another national cloud: who asks here for a token is sent there (microsoft.md 1.6 and 2). */
import { createHash } from 'node:crypto'
import { cloudOfDomain, clouds, shareLogin, type Cloud } from '../tenant/cloud.ts'
import type { Tenants } from '../tenant/tenants.ts'
import type { Call, EntraContext } from './context.ts'
import { authority as authorityError } from './errors/request.ts'
import type { Parameters } from './form.ts'

export interface ForeignTenant {
  readonly cloud: Cloud
  readonly tenantId: string
}

/** A tenant that is not here has the same made-up id at every question. */
function idOf(domain: string): string {
  const hex = createHash('sha256').update(domain).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** @returns `undefined` for a tenant of this cloud, and for one that nobody knows. */
export function foreignTenant(tenants: Tenants, authority: string): ForeignTenant | undefined {
  const here = tenants.find(authority)
  const name = here?.nationalCloud ?? undefined
  const cloud = here === undefined ? cloudOfDomain(authority) : name === undefined ? undefined : clouds[name]
  if (cloud === undefined || shareLogin(cloud, tenants.cloud)) return undefined
  return { cloud, tenantId: here?.tenantId ?? idOf(authority.toLowerCase()) }
}

/**
 * Refuses a tenant of another national cloud.
 * @throws {StsError} 90038 with the cloud that it belongs to.
 */
export function checkNationalCloud({ tenants }: EntraContext, authority: string): void {
  const foreign = foreignTenant(tenants, authority)
  if (foreign !== undefined) throw authorityError.otherCloud(authority, foreign.cloud.instanceName)
}

/**
 * A client that proves itself is told less: the worldwide cloud does not pass it on at all (captured).
 * @throws {StsError} 900382 for client credentials, 900432 for a code or a refresh token.
 */
export function checkCrossCloudClient({ tenants }: EntraContext, call: Call, form: Parameters): void {
  if (!shareLogin(tenants.cloud, clouds.worldwide)) return
  if (foreignTenant(tenants, call.authority) === undefined) return
  const isConfidential =
    form.has('client_secret') ||
    form.has('client_assertion') ||
    /^basic /i.test(call.request.headers.authorization ?? '')
  if (isConfidential) throw authorityError.crossCloud(form.get('grant_type') === 'client_credentials')
}
