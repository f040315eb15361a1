/** Which tenant a request concerns, as its path or its bearer token says; nothing is verified here. */
import type { SimulatorRequest } from './http.ts'
import { parseRecord } from './json.ts'
import type { TenantState } from './tenant/model.ts'
import type { Tenants } from './tenant/tenants.ts'

/** The `tid` of a bearer token. */
function tokenTenant(authorization: string | undefined): string | undefined {
  const payload = /^bearer +[\w-]+\.([\w-]+)\.[\w-]*$/i.exec(authorization?.trim() ?? '')?.[1]
  if (payload === undefined) return undefined
  const tid = parseRecord(Buffer.from(payload, 'base64url').toString('utf8'))?.['tid']
  return typeof tid === 'string' ? tid : undefined
}

/** The address of an upload session names its tenant: `/api/v2.0/Users('OBJECT@TENANT')/…`. */
function uploadTenant(pathname: string): string | undefined {
  return /^\/api\/v2\.0\/Users(?:\(|%28)(?:'|%27)[^'@]+(?:@|%40)([\da-f-]{36})/i.exec(pathname)?.[1]
}

/** @returns `undefined` where neither path nor token name a tenant that is here. */
export function tenantOfRequest(tenants: Tenants, request: SimulatorRequest): TenantState | undefined {
  const { pathname } = request.url
  const named = [pathname.split('/')[1], tokenTenant(request.headers.authorization), uploadTenant(pathname)]
  for (const name of named) {
    const found = name === undefined || name === '' ? undefined : tenants.find(name)
    if (found !== undefined) return found
  }
  return undefined
}
