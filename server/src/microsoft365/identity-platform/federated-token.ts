/**
 * Tokens of another issuer in place of a key of ours (workload identity federation): a file that Kubernetes, a SPIFFE
 * agent or another programme writes anew before it expires. Microsoft verifies the signature; what is looked at here
 * only says early, and in words, what Microsoft would refuse.
 */
import { constants, open } from 'node:fs/promises'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { describeError } from '../../foundation/errors.ts'
import type { Clock } from '../../foundation/clock.ts'
import { isUuid } from '../../foundation/ids.ts'
import { Secret } from '../../foundation/secret.ts'
import type { Cloud } from '../clouds/cloud.ts'
import type { AssertionSource } from './access-token.ts'
import { IdentityPlatformError } from './errors.ts'
import { printable } from './printable.ts'
import { parseStrictObject } from './strict-json.ts'

/** What of a cloud decides whether it takes a token. */
export type TokenExchange = Pick<Cloud, 'loginUrl' | 'tokenExchangeAudience' | 'tokenExchangeAppId'>

const longestToken = 16_384
const compactForm = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

/** Lengths as Microsoft takes them for a federated identity credential. */
const claimsSchema = Type.Object({
  iss: Type.String({ minLength: 1, maxLength: 600 }),
  sub: Type.String({ minLength: 1, maxLength: 600 }),
  aud: Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 20 })]),
  exp: Type.Number(),
})
type Claims = Static<typeof claimsSchema>

/** Whom a token stands for: what is registered at the application, and compared by Microsoft letter by letter. */
export interface FederatedIdentity {
  readonly issuer: string
  readonly subject: string
  /** `api://AzureADTokenExchange`, or the cloud's own. */
  readonly audience: string
}

/**
 * Whom the token in the file stands for, to be registered at an application.
 * @throws {IdentityPlatformError} `invalid_client` when the file cannot be used, and for wildcards (PRV-31).
 */
export async function federatedIdentityOf(
  file: string,
  { cloud, clock }: { readonly cloud: TokenExchange; readonly clock: Clock },
): Promise<FederatedIdentity> {
  const { claims } = await readToken(file, { cloud, clock })
  const { iss: issuer, sub: subject } = claims
  if (!URL.canParse(issuer) || new URL(issuer).protocol !== 'https:')
    throw unusable(file, `its issuer is no https address: ${printable(issuer)}`)
  if (/[*?]/.test(issuer) || /[*?]/.test(subject))
    throw unusable(file, `issuer and subject have to be exact, without wildcards: ${printable(subject)}`)
  return { issuer, subject, audience: cloud.tokenExchangeAudience }
}

/** The file as a proof of an application: read for every request, so that what was renewed is used at once. */
export function createTokenFile(
  file: string,
  dependencies: { readonly cloud: TokenExchange; readonly clock: Clock },
): AssertionSource {
  return {
    async assertion() {
      return (await readToken(file, dependencies)).token
    },
  }
}

async function readToken(
  file: string,
  { cloud, clock }: { readonly cloud: TokenExchange; readonly clock: Clock },
): Promise<{ readonly token: Secret; readonly claims: Claims }> {
  const text = await readText(file)
  if (!compactForm.test(text)) throw unusable(file, 'it holds no token (JWT)')
  const claims = claimsOf(file, text)
  if (!isForExchange(claims, cloud))
    throw unusable(file, `its audience has to be ${cloud.tokenExchangeAudience}`)
  if (claims.exp * 1000 <= clock.now())
    throw unusable(file, 'its token has expired, so whoever renews it has stopped doing so')
  return { token: new Secret(text), claims }
}

/**
 * Tokens of Entra ID itself, for managed identities, name the exchange by its application id; the credential at the
 * application is registered with the name all the same. Where the id is not known, Microsoft alone decides.
 */
function isForExchange({ aud, iss }: Claims, cloud: TokenExchange): boolean {
  const audiences = [aud].flat()
  if (audiences.includes(cloud.tokenExchangeAudience)) return true
  if (!iss.startsWith(`${cloud.loginUrl}/`)) return false
  const { tokenExchangeAppId: appId } = cloud
  return audiences.some((name) => (appId === undefined ? isUuid(name) : name === appId))
}

/** Never more than a token may be long, whatever the file is. */
async function readText(file: string): Promise<string> {
  try {
    // A pipe that nobody writes to would hold a thread of the process for ever.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      if (!(await handle.stat()).isFile()) throw unusable(file, 'it is no file')
      const buffer = Buffer.alloc(longestToken + 2)
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
      const text = buffer.toString('utf8', 0, bytesRead).trim()
      if (text.length > longestToken) throw unusable(file, `it is longer than ${longestToken} bytes`)
      return text
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof IdentityPlatformError) throw error
    throw unusable(file, 'it cannot be read', error)
  }
}

function claimsOf(file: string, token: string): Claims {
  const [, payload = ''] = token.split('.')
  const claims = parseStrictObject(Buffer.from(payload, 'base64url').toString('utf8'))
  if (claims === undefined) throw unusable(file, 'it holds no token (JWT)')
  if (Value.Check(claimsSchema, claims)) return claims
  throw unusable(file, 'its token lacks an issuer, a subject, an audience or an expiry')
}

function unusable(file: string, why: string, cause?: unknown): IdentityPlatformError {
  return new IdentityPlatformError(
    'invalid_client',
    `The token file ${printable(file)} cannot prove the application: ${why}.`,
    cause === undefined ? {} : { cause, detail: describeError(cause) },
  )
}
