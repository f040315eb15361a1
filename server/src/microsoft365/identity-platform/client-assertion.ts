/** The signed statement by which an application proves itself (RFC 7523 §2.2; certificate credentials of Entra). */
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { AssertionSigner } from './access-token.ts'

export const clientAssertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** It serves for one request, which has seconds; a clock that is behind ours still takes it. */
const lifetimeSeconds = 300

export interface ClientAssertionClaims {
  readonly clientId: string
  /** The token endpoint, exactly as it is called. */
  readonly audience: string
}

/** A fresh client assertion: PS256, `x5t#S256`, used for one request and never kept. */
export async function createClientAssertion(
  { clock, random, signer }: { clock: Clock; random: Random; signer: AssertionSigner },
  { clientId, audience }: ClientAssertionClaims,
): Promise<string> {
  const issuedAt = Math.floor(clock.now() / 1000)
  const header = { alg: 'PS256', typ: 'JWT', 'x5t#S256': signer.thumbprintSha256 }
  const claims = {
    aud: audience,
    iss: clientId,
    sub: clientId,
    jti: random.uuid(),
    nbf: issuedAt,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
  }
  const content = `${base64url(header)}.${base64url(claims)}`
  const signature = await signer.signPs256(Buffer.from(content, 'ascii'))
  return `${content}.${Buffer.from(signature).toString('base64url')}`
}

function base64url(part: object): string {
  return Buffer.from(JSON.stringify(part), 'utf8').toString('base64url')
}
