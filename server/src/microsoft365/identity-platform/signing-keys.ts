/** The keys by which a tenant's tokens are signed (RFC 7517; Microsoft's key discovery document), known for a while. */
import { importJWK, type CryptoKey } from 'jose'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { collectBytes } from '../../foundation/bytes.ts'
import { describeConnectionTrouble } from '../clouds/connection-trouble.ts'
import { troubleError, type IdentityPlatformDependencies } from './token-endpoint.ts'
import { untilAborted } from './until-aborted.ts'

/** Microsoft announces new keys long before it signs with them. */
const freshMs = 24 * 3_600_000
/** Older than this, a document is renewed before it is used: a key may have been withdrawn in the meantime. */
const renewFirstMs = 2 * freshMs
/** However long Microsoft is away, no key is trusted for longer than this without a word from it. */
const longestTrustMs = 7 * freshMs
/** An unknown key id asks for the document again at most this often. */
const refetchMs = 300_000
/** After a document that could not be had. */
const retryMs = 10_000
const mostBytes = 1_048_576
const mostKeys = 100

const documentSchema = Type.Object({ keys: Type.Array(Type.Unknown(), { minItems: 1, maxItems: mostKeys }) })
const keySchema = Type.Object({
  kty: Type.Literal('RSA'),
  use: Type.Optional(Type.Literal('sig')),
  kid: Type.String({ minLength: 1, maxLength: 256 }),
  n: Type.String({ pattern: '^[A-Za-z0-9_-]{342,1366}$' }),
  e: Type.String({ pattern: '^[A-Za-z0-9_-]{1,8}$' }),
  issuer: Type.String({ minLength: 1, maxLength: 1024 }),
})

export interface SigningKey {
  readonly key: CryptoKey
  /** The only issuer whose tokens the key may sign, with the tenant filled in. */
  readonly issuer: string
}

export interface SigningKeys {
  /**
   * The key of that id. Known keys cost no request, and stay in use for a week while Microsoft is away.
   * @param tenantId - of a registered organization, or of an ID token that the token endpoint itself gave; never of a
   *   token that somebody presented.
   * @returns `undefined` when the tenant has no such key, as far as a document of the last five minutes says.
   * @throws {IdentityPlatformError} `connection_failed` when no document could be had.
   */
  find(tenantId: string, keyId: string, signal?: AbortSignal): Promise<SigningKey | undefined>
}

interface TenantKeys {
  keys: ReadonlyMap<string, SigningKey> | undefined
  /** When the document was last asked for, successfully or not. */
  askedAt: number
  fetchedAt: number
  pending: Promise<void> | undefined
  /** Why the last request brought no document. */
  trouble: string | undefined
}

export function createSigningKeys(dependencies: IdentityPlatformDependencies): SigningKeys {
  const { clock, log } = dependencies
  const tenants = new Map<string, TenantKeys>()

  async function renew(tenantId: string, tenant: TenantKeys): Promise<void> {
    try {
      tenant.keys = await fetchKeys(dependencies, tenantId)
      tenant.fetchedAt = clock.now()
      tenant.trouble = undefined
    } catch (error) {
      tenant.trouble = describeConnectionTrouble(error)
      log.warn({ tenantId, detail: tenant.trouble }, 'the signing keys of a tenant could not be had')
    } finally {
      tenant.pending = undefined
    }
  }

  /** One request for everybody who waits; it never rejects. */
  function ask(tenantId: string, tenant: TenantKeys): Promise<void> {
    tenant.askedAt = clock.now()
    tenant.pending = renew(tenantId, tenant)
    return tenant.pending
  }

  function mayAsk({ askedAt, trouble }: TenantKeys): boolean {
    const elapsed = clock.now() - askedAt
    // A clock that was set back is no reason to wait for long.
    return elapsed < 0 || elapsed >= (trouble === undefined ? refetchMs : retryMs)
  }

  return {
    async find(tenantId, keyId, signal) {
      const tenant = tenants.get(tenantId) ?? neverAsked()
      tenants.set(tenantId, tenant)
      const found = tenant.keys?.get(keyId)
      const age = clock.now() - tenant.fetchedAt
      if (found !== undefined && age < renewFirstMs) {
        // Nobody waits for a renewal: a known key is good until there is a document without it.
        if (age >= freshMs && tenant.pending === undefined && mayAsk(tenant)) void ask(tenantId, tenant)
        return found
      }
      if (tenant.pending !== undefined) await untilAborted(tenant.pending, signal)
      else if (mayAsk(tenant)) await untilAborted(ask(tenantId, tenant), signal)
      const key = tenant.keys?.get(keyId)
      const isKnown = key !== undefined && clock.now() - tenant.fetchedAt < longestTrustMs
      if (!isKnown && tenant.trouble !== undefined) throw troubleError(tenant.trouble)
      return key
    },
  }
}

function neverAsked(): TenantKeys {
  const never = Number.NEGATIVE_INFINITY
  return { keys: undefined, askedAt: never, fetchedAt: never, pending: undefined, trouble: undefined }
}

async function fetchKeys(
  { fetch, cloud, random }: IdentityPlatformDependencies,
  tenantId: string,
): Promise<ReadonlyMap<string, SigningKey>> {
  const response = await fetch(`${cloud.loginUrl}/${tenantId}/discovery/v2.0/keys`, {
    headers: { accept: 'application/json', 'client-request-id': random.uuid() },
    redirect: 'manual',
  })
  const bytes = response.body ? await collectBytes(response.body, mostBytes) : new Uint8Array()
  if (!response.ok) throw new Error(`status ${response.status}`)
  const document: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
  if (!Value.Check(documentSchema, document)) throw new Error('another document than one of keys')
  return readKeys(document.keys, tenantId)
}

/** What is no RSA signing key with an issuer is left out: no token is accepted by it. */
async function readKeys(
  entries: readonly unknown[],
  tenantId: string,
): Promise<ReadonlyMap<string, SigningKey>> {
  const keys = new Map<string, SigningKey>()
  for (const entry of entries) {
    if (!Value.Check(keySchema, entry)) continue
    const key = await importKey(entry)
    const issuer = entry.issuer.replaceAll('{tenantid}', tenantId)
    if (key !== undefined) keys.set(entry.kid, { key, issuer })
  }
  return keys
}

async function importKey({ kty, n, e }: Static<typeof keySchema>): Promise<CryptoKey | undefined> {
  try {
    const key = await importJWK({ kty, n, e }, 'RS256')
    return key instanceof Uint8Array ? undefined : key
  } catch {
    return undefined
  }
}
