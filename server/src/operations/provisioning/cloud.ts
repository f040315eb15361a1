/** In which cloud a provisioning works: that of the organization, of the region, or of the sign-in. */
import { type Database, findOrganization } from '../../database/index.ts'
import type { Microsoft365Clouds } from '../clouds.ts'
import { OperationError } from '../errors.ts'
import type { Microsoft365, SignedInAdministrator } from '../ports.ts'
import { orNotFound } from '../refusals.ts'
import type { NewProvisioning } from './provisioning.ts'
import type { StoredRequest } from './stored-request.ts'

interface CloudDependencies {
  readonly clouds: Microsoft365Clouds
  readonly microsoft365: Pick<Microsoft365, 'cloud'>
}

/**
 * The dependencies of this request, and the request with the region of its cloud where it named one.
 * @throws {OperationError} `not_found`, `not_supported` or `invalid_request` for a cloud that the server does not have.
 */
export async function inCloudOf<Dependencies extends CloudDependencies & { readonly database: Database }>(
  dependencies: Dependencies,
  request: NewProvisioning,
): Promise<{
  readonly here: Dependencies & { microsoft365: Microsoft365 }
  readonly request: NewProvisioning
}> {
  const { clouds, database } = dependencies
  if (request.organizationId === undefined) {
    const microsoft365 = clouds.inRegion(request.region)
    const region = request.region === '' ? '' : microsoft365.cloud.region
    return { here: { ...dependencies, microsoft365 }, request: { ...request, region } }
  }
  const { cloud } = orNotFound(await findOrganization(database.db, request.organizationId))
  return { here: { ...dependencies, microsoft365: clouds.named(cloud) }, request }
}

/** What was begun goes on in the cloud that it was begun in; records of before there were several mean the first. */
export function inStoredCloud<Dependencies extends CloudDependencies>(
  dependencies: Dependencies,
  { cloud }: Pick<StoredRequest, 'cloud'>,
): Dependencies {
  if (cloud === undefined) return dependencies
  return { ...dependencies, microsoft365: dependencies.clouds.named(cloud) }
}

/**
 * The cloud that somebody signed in to, which decides where nobody asked for another.
 * @throws {OperationError} `sign_in_refused`
 */
export function cloudOfSignIn(
  { microsoft365: { cloud: asked } }: CloudDependencies,
  { region, organizationId }: Pick<NewProvisioning, 'region' | 'organizationId'>,
  { cloud = asked }: Pick<SignedInAdministrator, 'cloud'>,
): Pick<Microsoft365['cloud'], 'name' | 'region'> {
  const isFree = region === '' && organizationId === undefined
  if (cloud.name === asked.name || isFree) return cloud
  throw new OperationError(
    'sign_in_refused',
    `The sign-in was made in the cloud ${cloud.name}, and this is about ${asked.name}: sign in again with the region ${asked.region}.`,
  )
}
