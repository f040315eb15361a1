/** Checks the bearer tokens that Microsoft Graph is shown, and words the refusals as Graph does (microsoft.md 1.12). */
import { isStrings } from '../../json.ts'
import type { AccessTokenClaims, AccessTokenVerifier } from '../../tenant/access-tokens.ts'
import { graphAppId } from '../../tenant/microsoft-applications.ts'
import type { EntraContext } from '../context.ts'
import { decodeJwt, verifyOwnJwt, type DecodedJwt } from './jwt.ts'

function isGraphAudience({ tenants }: EntraContext, audience: string): boolean {
  const { graphAudience } = tenants.cloud
  return [graphAppId, graphAudience, `${graphAudience}/`].includes(audience)
}

function text(token: DecodedJwt, name: string): string {
  const value = token.claims[name]
  return typeof value === 'string' ? value : ''
}

function seconds(token: DecodedJwt, name: string): number {
  const value = token.claims[name]
  return typeof value === 'number' ? value : Number.NaN
}

function refusalOf(context: EntraContext, token: DecodedJwt): string | undefined {
  const key = context.keys.published().find(({ keyId }) => keyId === token.header['kid'])
  if (key === undefined || !verifyOwnJwt(key.publicKey, token))
    return 'Access token validation failure. Invalid signature.'
  if (!isGraphAudience(context, text(token, 'aud')))
    return 'Access token validation failure. Invalid audience.'
  const now = context.clock.now() / 1000
  if (!(now < seconds(token, 'exp'))) return 'Lifetime validation failed, the token is expired.'
  if (!(now >= seconds(token, 'nbf'))) return 'Access token has expired or is not yet valid.'
  return undefined
}

function claimsOf(token: DecodedJwt): AccessTokenClaims {
  const { roles, wids } = token.claims
  return {
    aud: text(token, 'aud'),
    tid: text(token, 'tid'),
    oid: text(token, 'oid'),
    appid: text(token, 'appid'),
    idtyp: text(token, 'idtyp') === 'app' ? 'app' : 'user',
    scopes: text(token, 'scp')
      .split(' ')
      .filter((value) => value !== ''),
    roles: isStrings(roles) ? roles : [],
    wids: isStrings(wids) ? wids : [],
    iat: seconds(token, 'iat'),
    exp: seconds(token, 'exp'),
  }
}

export function createAccessTokenVerifier(context: EntraContext): AccessTokenVerifier {
  return {
    verify: (authorization) => {
      const [scheme, value, ...rest] = authorization?.trim().split(/ +/) ?? []
      if (scheme?.toLowerCase() !== 'bearer' || value === undefined || rest.length > 0)
        return { ok: false, message: 'Access token is empty.' }
      const token = decodeJwt(value)
      if (token === undefined)
        return {
          ok: false,
          message:
            'IDX14100: JWT is not well formed, there are no dots (.). The token needs to be in JWS or JWE Compact Serialization Format.',
        }
      const message = refusalOf(context, token)
      return message === undefined ? { ok: true, claims: claimsOf(token) } : { ok: false, message }
    },
  }
}

/** OpenID Connect UserInfo, which Microsoft serves from Graph: `/oidc/userinfo` (microsoft.md 1.1). */
export function subjectForUserInfo(token: string): string | undefined {
  const found = decodeJwt(token)?.claims['xms_st']
  return typeof found === 'object' && found !== null && 'sub' in found && typeof found.sub === 'string'
    ? found.sub
    : undefined
}
