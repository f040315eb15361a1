/** The keys of another issuer, as its discovery document publishes them (OpenID Connect Discovery section 4, RFC 7517). */
import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { isRecord } from '../../json.ts'
import { federation as federationError } from '../errors/federation.ts'

/** Reads a JSON document; rejects where there is none. */
export type FetchJson = (url: string) => Promise<unknown>

function stringOf(document: unknown, name: string): string {
  const value = isRecord(document) ? document[name] : undefined
  if (typeof value !== 'string') throw federationError.unreachable()
  return value
}

async function read(fetchJson: FetchJson, url: string): Promise<unknown> {
  try {
    return await fetchJson(url)
  } catch {
    throw federationError.unreachable()
  }
}

function publicKeyOf(jwk: JsonWebKey): KeyObject | undefined {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    return undefined
  }
}

/**
 * The public key that an issuer publishes under an identifier.
 * @throws {StsError} 90061 where the documents cannot be read or name another issuer, 7000272 for an unknown key.
 */
export async function fetchIssuerKey(
  fetchJson: FetchJson,
  issuer: string,
  keyId: string,
): Promise<KeyObject> {
  const base = issuer.replace(/\/+$/, '')
  const configuration = await read(fetchJson, `${base}/.well-known/openid-configuration`)
  if (stringOf(configuration, 'issuer') !== issuer) throw federationError.unreachable()
  const document = await read(fetchJson, stringOf(configuration, 'jwks_uri'))
  const keys: unknown = isRecord(document) ? document['keys'] : undefined
  const list: readonly unknown[] = Array.isArray(keys) ? keys : []
  const found = list.find((entry) => isRecord(entry) && entry['kid'] === keyId)
  const key = isRecord(found) ? publicKeyOf(found) : undefined
  if (key === undefined || key.asymmetricKeyType !== 'rsa') throw federationError.unknownKey(keyId, issuer)
  return key
}
