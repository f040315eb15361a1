/** Which tenant a domain belongs to (OpenID Connect Discovery 1.0 §4; Microsoft answers it for every domain of a tenant). */
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { collectBytes } from '../../foundation/bytes.ts'
import { describeConnectionTrouble } from '../clouds/connection-trouble.ts'
import type { Cloud } from '../clouds/cloud.ts'
import { otherHome, regionInRefusal, type TenantRegion } from '../clouds/home-cloud.ts'
import { IdentityPlatformError } from './errors.ts'
import { printable } from './printable.ts'
import { troubleError, type IdentityPlatformDependencies } from './token-endpoint.ts'
import { wrongCloud } from './wrong-cloud.ts'

const tenantName = /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/
const mostBytes = 262_144
const shortText = Type.Optional(Type.Union([Type.String({ maxLength: 100 }), Type.Null()]))
const documentSchema = Type.Object({
  issuer: Type.String({ maxLength: 1024 }),
  cloud_instance_name: shortText,
  tenant_region_scope: shortText,
  tenant_region_sub_scope: shortText,
})
const refusalSchema = Type.Object({ error_description: Type.String({ maxLength: 10_000 }) })
const tenantInIssuer = /\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/v2\.0$/i

/**
 * The id of the tenant, lower case; `undefined` when Microsoft knows none of that name.
 * @param name - a domain of the tenant, or its id.
 * @throws {IdentityPlatformError} `wrong_cloud` for a tenant that lives in another one, which is named;
 *   `invalid_request`, `connection_failed`; the signal's reason when aborted.
 */
export async function discoverTenant(
  { fetch, cloud, random }: IdentityPlatformDependencies,
  name: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!tenantName.test(name))
    throw new IdentityPlatformError(
      'invalid_request',
      `"${printable(name)}" is not a tenant id or a domain name.`,
    )
  let status: number
  let text: string
  try {
    const response = await fetch(`${cloud.loginUrl}/${name}/v2.0/.well-known/openid-configuration`, {
      headers: { accept: 'application/json', 'client-request-id': random.uuid() },
      redirect: 'manual',
      ...(signal ? { signal } : {}),
    })
    status = response.status
    const bytes = response.body ? await collectBytes(response.body, mostBytes) : new Uint8Array()
    text = Buffer.from(bytes).toString('utf8')
  } catch (error) {
    signal?.throwIfAborted()
    throw troubleError(describeConnectionTrouble(error))
  }
  const document = parse(text)
  // AADSTS90002 and its like: no tenant of that name here.
  if (status === 400 || status === 404) {
    const said = Value.Check(refusalSchema, document) ? document.error_description : ''
    refuseOtherCloud(cloud, name, regionInRefusal(said))
    return undefined
  }
  if (status !== 200 || !Value.Check(documentSchema, document))
    throw troubleError(`status ${status} without a document of a tenant`)
  refuseOtherCloud(cloud, name, regionOf(document))
  const tenant = tenantInIssuer.exec(document.issuer)?.[1]
  if (tenant === undefined) throw troubleError(`status ${status} without a document of a tenant`)
  return tenant.toLowerCase()
}

function regionOf(document: Static<typeof documentSchema>): TenantRegion {
  return {
    instanceName: document.cloud_instance_name ?? undefined,
    regionScope: document.tenant_region_scope ?? undefined,
    regionSubScope: document.tenant_region_sub_scope ?? undefined,
  }
}

/** @throws {IdentityPlatformError} `wrong_cloud` */
function refuseOtherCloud(cloud: Cloud, name: string, region: TenantRegion): void {
  const home = otherHome(cloud, region)
  if (home !== undefined) throw wrongCloud(name, home)
}

function parse(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text)
    return document
  } catch {
    return undefined
  }
}
