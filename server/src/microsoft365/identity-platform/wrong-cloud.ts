/** Tenants that live in another of Microsoft's clouds than was asked: AADSTS90038, 900382, 900432 (microsoft.md 1.6, 2). */
import type { Cloud } from '../clouds/cloud.ts'
import { cloudsOfDomain, otherHome, regionInRefusal } from '../clouds/home-cloud.ts'
import { IdentityPlatformError, type IdentityPlatformErrorOptions } from './errors.ts'
import { printable } from './printable.ts'

const otherCloudCodes = new Set([90038, 900382, 900432])

/** Names the cloud, its region in the REST dialect, and the option of the server that adds it. */
export function wrongCloud(
  tenant: string,
  home: Pick<Cloud, 'name' | 'region'>,
  options: IdentityPlatformErrorOptions = {},
): IdentityPlatformError {
  return new IdentityPlatformError(
    'wrong_cloud',
    `${printable(tenant)} belongs to another cloud of Microsoft's: ${home.name}. Add it with the region ` +
      `${home.region}; whoever runs the server adds that cloud to it (server option --cloud ${home.name}).`,
    options,
  )
}

/**
 * What a refusal says of the tenant's cloud; `undefined` when it is about something else. The cloud is named where
 * Microsoft names it, or the domain tells it.
 */
function wrongCloudIn(
  refusal: Pick<IdentityPlatformErrorOptions, 'errorCodes' | 'description'>,
  tenant: string,
  cloud: Pick<Cloud, 'name' | 'instance'>,
): IdentityPlatformError | undefined {
  const { errorCodes = [], description = '' } = refusal
  if (!errorCodes.some((code) => otherCloudCodes.has(code))) return undefined
  const byDomain = cloudsOfDomain(tenant).find(({ name }) => name !== cloud.name)
  const home = otherHome(cloud, regionInRefusal(description)) ?? byDomain
  if (home !== undefined) return wrongCloud(tenant, home, refusal)
  return new IdentityPlatformError(
    'wrong_cloud',
    `${printable(tenant)} belongs to another cloud of Microsoft's than ${cloud.name}: ask its administrator for the ` +
      'region, and add it with that; whoever runs the server adds that cloud to it (server option --cloud).',
    refusal,
  )
}

/** Gives the value, or the refusal in words about the tenant's cloud where it is about that. */
export async function tellingWrongCloud<Value>(
  value: Promise<Value>,
  tenant: string,
  cloud: Pick<Cloud, 'name' | 'instance'>,
): Promise<Value> {
  try {
    return await value
  } catch (error) {
    if (!(error instanceof IdentityPlatformError)) throw error
    throw wrongCloudIn(error, tenant, cloud) ?? error
  }
}
