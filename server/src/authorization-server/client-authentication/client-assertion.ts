/** Reads a client assertion (RFC 7523 §2.2 and §3) strictly, before any key is looked up: nothing of it is proven yet. */
import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { readStrictObject } from '../assertion/strict-json.ts'

const longestAssertion = 8 * 1024
const mostAudiences = 8

const headerSchema = Type.Object({
  alg: Type.String({ maxLength: 32 }),
  kid: Type.Optional(Type.String({ maxLength: 256 })),
})
/** Seconds since the Unix epoch; a NumericDate may have a fraction (RFC 7519 §2). */
const numericDate = Type.Number({ minimum: 0, maximum: 1e11 })
const claimsSchema = Type.Object({
  iss: Type.String({ minLength: 1, maxLength: 256 }),
  sub: Type.String({ minLength: 1, maxLength: 256 }),
  aud: Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1, maxItems: mostAudiences })]),
  exp: numericDate,
  jti: Type.String({ minLength: 1, maxLength: 256 }),
  iat: Type.Optional(numericDate),
  nbf: Type.Optional(numericDate),
})

export interface ClientAssertion {
  /** The compact form, as its signature covers it. */
  readonly jwt: string
  readonly header: Static<typeof headerSchema>
  readonly claims: Omit<Static<typeof claimsSchema>, 'aud'> & { readonly aud: readonly string[] }
  /** SHA-256 of what was signed: a signature can be spelled in several ways, this cannot. */
  readonly digest: Uint8Array
}

/** @returns `undefined` for what is not one compact JSON Web Token with these claims; critical extensions are unknown here. */
export function readClientAssertion(jwt: string): ClientAssertion | undefined {
  if (jwt.length > longestAssertion) return undefined
  const [head = '', body = '', signature = '', ...more] = jwt.split('.')
  if (more.length > 0 || !isCanonical(signature)) return undefined
  const header = readPart(head)
  const claims = readPart(body)
  if (!Value.Check(headerSchema, header) || !Value.Check(claimsSchema, claims)) return undefined
  if (Object.hasOwn(header, 'crit') || Object.hasOwn(header, 'b64')) return undefined
  return {
    jwt,
    header,
    claims: { ...claims, aud: [claims.aud].flat() },
    digest: new Uint8Array(createHash('sha256').update(`${head}.${body}`).digest()),
  }
}

function readPart(part: string): unknown {
  if (!isCanonical(part)) return undefined
  const bytes = Buffer.from(part, 'base64url')
  const text = bytes.toString('utf8')
  if (!Buffer.from(text, 'utf8').equals(bytes) || readStrictObject(text) === undefined) return undefined
  const value: unknown = JSON.parse(text)
  return value
}

/** One byte sequence has one spelling: what decodes and encodes to something else is refused. */
function isCanonical(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part
}
