/** Proves assertions in the cloud of the organization that they are for: a token never goes to the hosts of another one. */
import { findOrganization } from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Secret } from '../../foundation/secret.ts'
import type { OpenClouds } from '../clouds.ts'
import { orNotFound } from '../refusals.ts'
import {
  type AssertionVerifierDependencies,
  createAssertionVerifier,
  type OwnApiOutcome,
  type VerifiedAssertion,
} from './assertion-verifier.ts'

export interface CloudVerifierDependencies extends Pick<
  AssertionVerifierDependencies,
  'database' | 'clock' | 'unavailable'
> {
  readonly clouds: Pick<OpenClouds, 'named' | 'identityPlatform'>
}

type Verifier = ReturnType<typeof createAssertionVerifier>

export function createVerifierOfClouds(dependencies: CloudVerifierDependencies): Verifier {
  const { database, clouds, unavailable } = dependencies
  const verifiers = new Map<string, Verifier>()

  /** An organization whose cloud is not there lets nobody in. */
  async function of(id: OrganizationId): Promise<Verifier> {
    try {
      const { cloud } = orNotFound(await findOrganization(database.db, id))
      const known = verifiers.get(cloud)
      if (known !== undefined) return known
      const parts = { microsoft365: clouds.named(cloud), identityPlatform: clouds.identityPlatform(cloud) }
      const verifier = createAssertionVerifier({ ...dependencies, ...parts })
      verifiers.set(cloud, verifier)
      return verifier
    } catch (error) {
      throw unavailable(error)
    }
  }

  return {
    verifyOwnApi: async (id: OrganizationId, accessToken: Secret): Promise<OwnApiOutcome> =>
      (await of(id)).verifyOwnApi(id, accessToken),
    upgradeAudience: async (id, client): Promise<OwnApiOutcome> => (await of(id)).upgradeAudience(id, client),
    verifyByUse: async (id: OrganizationId, accessToken: Secret): Promise<VerifiedAssertion | undefined> =>
      (await of(id)).verifyByUse(id, accessToken),
  }
}
