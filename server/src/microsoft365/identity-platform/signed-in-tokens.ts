import type { Secret } from '../../foundation/secret.ts'
import type { AccessTokenSource } from './access-token.ts'
import { IdentityPlatformError } from './errors.ts'

/** One person's one token as a source: it cannot be renewed, and it is gone after {@link SignedInTokens.dispose}. */
export interface SignedInTokens extends AccessTokenSource {
  /** Drops the token: every later call is refused. */
  dispose(): void
}

/** Holds a signed-in person's token in memory for as long as it is needed and no longer. */
export function createSignedInTokens(accessToken: Secret): SignedInTokens {
  let held: Secret | undefined = accessToken
  return {
    async token(signal) {
      signal?.throwIfAborted()
      if (held) return held
      throw new IdentityPlatformError('token_dropped', 'The sign-in has been used up: sign in again.')
    },
    // There is no other token: the caller sees that it gets the same one and gives up.
    forget: () => undefined,
    dispose() {
      held = undefined
    },
  }
}
