/** Tokens for SharePoint and Exchange: signed here, for this resource, and not expired. */
import { isStrings } from '../json.ts'
import { decodeJwt, type DecodedJwt, verifyOwnJwt } from '../entra/tokens/jwt.ts'
import type { SigningKey } from '../entra/tokens/signing-key.ts'

export interface ResourceCaller {
  readonly tenantId: string
  readonly appId: string
  readonly isApplication: boolean
  /** How the client proved itself: `1` by a secret, `2` by a certificate (`appidacr`). */
  readonly proof: string
  readonly roles: readonly string[]
  readonly scopes: readonly string[]
  /** Role templates of the directory. */
  readonly wids: readonly string[]
  readonly audience: string
}

export type Verdict =
  | { readonly kind: 'caller'; readonly caller: ResourceCaller }
  | { readonly kind: 'missing' | 'invalid' | 'expired' }

export interface BearerDependencies {
  readonly publishedKeys: () => readonly SigningKey[]
  /** Milliseconds. */
  readonly now: () => number
}

/** Audiences are for the resource to judge, because each words the refusal its own way. */
export function readBearer({ publishedKeys, now }: BearerDependencies, header: string | undefined): Verdict {
  const [scheme, value, ...rest] = header?.trim().split(/ +/) ?? []
  if (scheme?.toLowerCase() !== 'bearer' || value === undefined || rest.length > 0) return { kind: 'missing' }
  const token = decodeJwt(value)
  const key = publishedKeys().find(({ keyId }) => keyId === token?.header['kid'])
  if (token === undefined || key === undefined || !verifyOwnJwt(key.publicKey, token))
    return { kind: 'invalid' }
  const { exp, nbf } = token.claims
  if (typeof exp !== 'number' || typeof nbf !== 'number' || now() / 1000 < nbf) return { kind: 'invalid' }
  if (now() / 1000 >= exp) return { kind: 'expired' }
  return { kind: 'caller', caller: callerOf(token) }
}

function callerOf({ claims }: DecodedJwt): ResourceCaller {
  const text = (name: string): string => {
    const value = claims[name]
    return typeof value === 'string' ? value : ''
  }
  const { roles, wids } = claims
  return {
    tenantId: text('tid'),
    appId: text('appid'),
    isApplication: text('idtyp') === 'app',
    proof: text('appidacr'),
    roles: isStrings(roles) ? roles : [],
    scopes: text('scp').split(' '),
    wids: isStrings(wids) ? wids : [],
    audience: text('aud'),
  }
}
