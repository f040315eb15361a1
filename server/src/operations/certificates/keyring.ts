/** What Microsoft is told about the keys of an application, by the application itself. */
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import { type CertificateKey, type KeyProvider, KeysError } from '../../keys/index.ts'
import {
  addKey,
  findKey,
  GraphError,
  IdentityPlatformError,
  isKnownKey,
  isPropagationError,
  type KeyChange,
  removeKey,
} from '../../microsoft365/index.ts'
import type { Microsoft365 } from '../ports.ts'

export interface ApplicationInTenant {
  readonly tenantId: string
  readonly clientId: string
  /** Object id of the application. */
  readonly objectId: string
}

/** Refusals are thrown as {@link GraphError} and {@link IdentityPlatformError}. */
export interface Keyring {
  /** Asks for a token with the key, with nothing kept from before. @returns false when Microsoft does not know it (yet). */
  isAccepted(application: ApplicationInTenant, keyId: string, signal: AbortSignal): Promise<boolean>
  /** @returns the key's id at Microsoft. */
  add(
    application: ApplicationInTenant,
    keys: { readonly provenBy: string; readonly added: CertificateKey; readonly wantedId: string },
    signal: AbortSignal,
  ): Promise<string>
  /** @returns false when Microsoft has no key of this id. */
  remove(
    application: ApplicationInTenant,
    keys: { readonly provenBy: string; readonly entraKeyId: string },
    signal: AbortSignal,
  ): Promise<boolean>
  /** The id of the certificate at Microsoft, when the application may read itself. */
  find(
    application: ApplicationInTenant,
    keys: { readonly provenBy: string; readonly thumbprintSha1: string },
    signal: AbortSignal,
  ): Promise<string | undefined>
}

export interface KeyringDependencies {
  readonly microsoft365: Pick<Microsoft365, 'connect'>
  readonly keys: KeyProvider
  readonly clock: Clock
  readonly random: Random
}

export function createKeyring({ microsoft365, keys, clock, random }: KeyringDependencies): Keyring {
  const change = async (
    { objectId, ...application }: ApplicationInTenant,
    keyId: string,
    signal: AbortSignal,
  ): Promise<KeyChange> => {
    const graph = await microsoft365.connect({ ...application, keyId })
    const { thumbprintSha1 } = await keys.certificate(keyId)
    const proven = { thumbprintSha1, signRs256: (data: Uint8Array) => keys.signRs256(keyId, data) }
    return { graph, clock, random, objectId, proven, signal }
  }
  return {
    async isAccepted({ tenantId, clientId }, keyId, signal) {
      try {
        const graph = await microsoft365.connect({ tenantId, clientId, keyId })
        await graph.send({ path: '/organization?$select=id', signal })
        return true
      } catch (error) {
        signal.throwIfAborted()
        // Whatever Graph says to a token that it takes: there was one.
        if (error instanceof GraphError && (error.status === 403 || error.status === 404)) return true
        if (isUnknownKey(error)) return false
        throw error
      }
    },
    async add(application, { provenBy, added, wantedId }, signal) {
      const { certificate, thumbprintSha1 } = added
      const displayName = `Strongroom ${thumbprintSha1.slice(0, 8)}`
      const wanted = { certificate, displayName, keyId: wantedId }
      return addKey(await change(application, provenBy, signal), wanted).catch((error: unknown) => {
        if (isKnownKey(error)) return wantedId
        throw error
      })
    },
    async remove(application, { provenBy, entraKeyId }, signal) {
      return removeKey(await change(application, provenBy, signal), entraKeyId)
    },
    async find(application, { provenBy, thumbprintSha1 }, signal) {
      return findKey(await change(application, provenBy, signal), thumbprintSha1)
    },
  }
}

/** Certificate not known (700027), not known yet, or expired; or the key is gone here. */
function isUnknownKey(error: unknown): boolean {
  if (error instanceof KeysError) return error.code === 'not_found'
  if (isPropagationError(error)) return true
  return error instanceof IdentityPlatformError && error.code === 'invalid_client'
}
