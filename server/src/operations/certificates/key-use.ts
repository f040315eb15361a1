/** When each key was last used, so that none is taken away that somebody still needs. */
import type { Clock } from '../../foundation/clock.ts'
import type { KeyProvider } from '../../keys/index.ts'

export interface KeyUse {
  /** The same keys; each assertion that they sign is noted. */
  readonly keys: KeyProvider
  /** Milliseconds since the Unix epoch; undefined when it was not used since the start. */
  readonly lastUsedAt: (keyId: string) => number | undefined
}

/** Kept in memory: what was used before the start is on record since the last flush. */
export function watchKeyUse(keys: KeyProvider, clock: Clock): KeyUse {
  const used = new Map<string, number>()
  return {
    lastUsedAt: (keyId) => used.get(keyId),
    keys: {
      createCertificate: (request) => keys.createCertificate(request),
      createSigningRequest: (request) => keys.createSigningRequest(request),
      completeSigningRequest: (id, pem, context) => keys.completeSigningRequest(id, pem, context),
      importPfx: (pfx, password, context, terms) => keys.importPfx(pfx, password, context, terms),
      certificate: (id, context) => keys.certificate(id, context),
      signRs256: (id, data) => keys.signRs256(id, data),
      async signPs256(id, data) {
        used.set(id, clock.now())
        return keys.signPs256(id, data)
      },
      async remove(id) {
        await keys.remove(id)
        used.delete(id)
      },
    },
  }
}
