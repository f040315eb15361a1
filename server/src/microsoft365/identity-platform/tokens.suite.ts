/** Access tokens that are really signed, and the key documents that they are verified by: what the tests of this room share. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

export const tenantId = '11111111-1111-4111-8111-111111111111'
export const appId = '66666666-6666-4666-8666-666666666666'
export const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`

export const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 })

export type Claims = Readonly<Record<string, unknown>>

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

/** A version 2 token for our own API; a claim that is `undefined` is left out. */
export function signedToken(
  claims: Claims = {},
  { key = signingKey.privateKey, header = {} }: { key?: KeyObject; header?: object } = {},
): string {
  const payload = {
    aud: appId,
    iss: issuer,
    tid: tenantId,
    oid: '33333333-3333-4333-8333-333333333333',
    azp: appId,
    azpacr: '0',
    idtyp: 'user',
    scp: 'access_as_user',
    uti: 'an-id',
    ver: '2.0',
    iat: 1_700_000_000,
    nbf: 1_700_000_000,
    exp: 1_700_003_600,
    ...claims,
  }
  const content = `${encode({ typ: 'JWT', alg: 'RS256', kid: 'one', ...header })}.${encode(payload)}`
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`
}

/** An entry of a key document as Microsoft's are; members of `changes` are laid over it. */
export function jwkOf(keyId: string, key: KeyObject, changes: Claims = {}): object {
  const { n, e } = key.export({ format: 'jwk' })
  const template = 'https://login.microsoftonline.com/{tenantid}/v2.0'
  return { kty: 'RSA', use: 'sig', kid: keyId, x5t: keyId, n, e, issuer: template, ...changes }
}

export const keyDocument = { keys: [jwkOf('one', signingKey.publicKey)] }
