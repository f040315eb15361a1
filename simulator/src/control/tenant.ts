/** Changing a tenant: `PATCH /_simulator/tenant`, and which tenant a control request is about. */
import { blockDeviceCode, isDeviceCodeBlocked } from '../entra/conditional-access/device-code-switch.ts'
import { BadOrder } from '../faults/parse.ts'
import type { SimulatorRequest } from '../http.ts'
import { parseRecord, type JsonRecord } from '../json.ts'
import { isCloudName, type CloudName } from '../tenant/cloud.ts'
import type { TenantState } from '../tenant/model.ts'
import { findAccount, type Tenants } from '../tenant/tenants.ts'

/** The person whom a path or a body names. */
function personIn(request: SimulatorRequest): string | undefined {
  const inPath = /\/users\/([^/]+)$/.exec(request.url.pathname)?.[1]
  if (inPath !== undefined) return decodeURIComponent(inPath)
  const body = parseRecord(request.body.toString('utf8'))
  const name = body?.['upn'] ?? body?.['user']
  return typeof name === 'string' ? name : undefined
}

/**
 * The tenant that `?tenant=` names, else that of the person, else the first.
 * @throws {BadOrder} for a tenant that is not here.
 */
export function tenantOfOrder(tenants: Tenants, request: SimulatorRequest): TenantState {
  const asked = request.url.searchParams.get('tenant')
  if (asked !== null) {
    const found = tenants.find(asked)
    if (found === undefined) throw new BadOrder(`There is no tenant "${asked}".`)
    return found
  }
  const name = personIn(request)
  if (name === undefined) return tenants.first
  return tenants.ofUser(name) ?? findAccount(tenants, name)?.tenant ?? tenants.first
}

const switches = ['securityDefaultsEnabled', 'blockDeviceCode', 'hasPremiumLicence'] as const

function switchOf(order: JsonRecord, name: (typeof switches)[number]): boolean | undefined {
  const value = order[name]
  if (value === undefined || typeof value === 'boolean') return value
  throw new BadOrder(`"${name}" must be true or false.`)
}

function nationalCloudOf(order: JsonRecord): CloudName | null | undefined {
  const { nationalCloud } = order
  if (nationalCloud === undefined || nationalCloud === null) return nationalCloud
  if (typeof nationalCloud === 'string' && isCloudName(nationalCloud)) return nationalCloud
  throw new BadOrder('"nationalCloud" must be worldwide, gcc, usgov, usdod, china or null.')
}

/** What the control endpoint tells about a tenant. */
export function describeTenant(tenant: TenantState): object {
  return {
    tenantId: tenant.tenantId,
    displayName: tenant.displayName,
    domains: tenant.domains.map(({ name }) => name),
    securityDefaultsEnabled: tenant.securityDefaultsEnabled,
    blockDeviceCode: isDeviceCodeBlocked(tenant),
    hasPremiumLicence: tenant.hasPremiumLicence,
    nationalCloud: tenant.nationalCloud,
  }
}

/**
 * Applies an order to a tenant, whole or not at all.
 * @throws {BadOrder} with a sentence that says what to write.
 */
export function changeTenant(tenant: TenantState, order: JsonRecord, now: number): void {
  const known: readonly string[] = [...switches, 'nationalCloud']
  const odd = Object.keys(order).find((name) => !known.includes(name))
  if (odd !== undefined) throw new BadOrder(`"${odd}" cannot be changed here; known are ${known.join(', ')}.`)
  const securityDefaultsEnabled = switchOf(order, 'securityDefaultsEnabled')
  const isBlocked = switchOf(order, 'blockDeviceCode')
  const hasPremiumLicence = switchOf(order, 'hasPremiumLicence')
  const nationalCloud = nationalCloudOf(order)
  Object.assign(
    tenant,
    securityDefaultsEnabled === undefined ? {} : { securityDefaultsEnabled },
    hasPremiumLicence === undefined ? {} : { hasPremiumLicence },
    nationalCloud === undefined ? {} : { nationalCloud },
  )
  if (isBlocked !== undefined) blockDeviceCode(tenant, isBlocked, now)
}
