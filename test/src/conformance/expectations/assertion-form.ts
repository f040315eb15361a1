/** The form of client credentials with an assertion, right in everything unless told (RFC 7523 section 2.2). */
import { randomUUID } from 'node:crypto'
import { signJwt, thumbprint, type Credential } from '../certificate.ts'
import { Missing, type Given } from '../expectation.ts'

export interface AssertionWish {
  readonly header?: { readonly alg?: string; readonly [name: string]: unknown }
  readonly claims?: Readonly<Record<string, unknown>>
  readonly form?: Readonly<Record<string, string>>
  readonly clientId?: string
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

export function clientIdOf({ target }: Given): string {
  if (target.clientId === undefined) throw new Missing('the file names no clientId')
  return target.clientId
}

export function ownCredential({ own }: Given): Credential {
  if (own === undefined) throw new Missing('the file names no certificateFile and keyFile')
  return own
}

const tokenEndpoint = ({ target }: Given): string => `${target.loginUrl}/${target.tenant}/oauth2/v2.0/token`

/** The claims of a good assertion, ten minutes long. */
function assertionClaims(given: Given, clientId: string): Record<string, unknown> {
  const now = Math.floor(given.now() / 1000)
  return {
    aud: tokenEndpoint(given),
    iss: clientId,
    sub: clientId,
    jti: randomUUID(),
    nbf: now,
    iat: now,
    exp: now + 600,
  }
}

export function assertionForm(
  given: Given,
  credential: Credential,
  { header, claims, form, clientId = clientIdOf(given) }: AssertionWish = {},
): Record<string, string> {
  const standard = { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint(credential, 'sha256') }
  return {
    grant_type: 'client_credentials',
    client_id: clientId,
    scope: `${given.target.graphAudience}/.default`,
    client_assertion_type: assertionType,
    client_assertion: signJwt(
      credential,
      header === undefined ? standard : { alg: 'PS256', typ: 'JWT', ...header },
      { ...assertionClaims(given, clientId), ...claims },
    ),
    ...form,
  }
}
