/** Discovery: OpenID configuration, keys, and which login hosts belong together (microsoft.md 1.1 and 1.10). */
import type { SimulatorReply } from '../http.ts'
import type { Cloud } from '../tenant/cloud.ts'
import { isAnyOrganization, type Call, type EntraContext } from './context.ts'
import { resolveAuthority } from './directory.ts'
import { malformed } from './errors/request.ts'
import { queryOf, required } from './form.ts'
import { foreignTenant } from './national-cloud.ts'
import type { SigningKey } from './tokens/signing-key.ts'

const cors = { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, OPTIONS' }

/** What a document is about: a tenant here, none in particular, or one of another cloud, which is answered there. */
interface Subject {
  readonly cloud: Cloud
  /** Origin of the login service. */
  readonly origin: string
  /** The tenant id, or the literal placeholder. */
  readonly tenant: string
  readonly isTemplate: boolean
}

/** @throws {StsError} 90002 for a tenant that is nowhere. */
function subjectOf(context: EntraContext, authority: string): Subject {
  const { tenants } = context
  const foreign = foreignTenant(tenants, authority)
  if (foreign !== undefined) {
    const { cloud, tenantId } = foreign
    return { cloud, origin: `https://${cloud.loginHost}`, tenant: tenantId, isTemplate: false }
  }
  const tenantId = resolveAuthority(context, authority)
  const wanted = authority.toLowerCase()
  const isTemplate = isAnyOrganization(wanted)
  const tenant = isTemplate || wanted === 'consumers' ? wanted : tenantId
  return { cloud: tenants.cloud, origin: context.origin(), tenant, isTemplate }
}

/** The region is told of a tenant alone, the part of it only where a government has one of its own. */
function regionOf({ cloud, isTemplate }: Subject): object {
  if (isTemplate) return { tenant_region_scope: null }
  return {
    tenant_region_scope: cloud.regionScope,
    ...(cloud.regionSubScope === null ? {} : { tenant_region_sub_scope: cloud.regionSubScope }),
  }
}

function shared(subject: Subject): object {
  const { cloud, origin, tenant } = subject
  return {
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    request_uri_parameter_supported: false,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${origin}/${tenant}/oauth2/v2.0/logout`,
    ...regionOf(subject),
    cloud_instance_name: cloud.instanceName,
    cloud_graph_host_name: cloud.legacyGraphHost,
    msgraph_host: cloud.graphHost,
    rbac_url: `https://${cloud.accessHost}`,
  }
}

const claimsSupported = [
  'sub',
  'iss',
  'cloud_instance_name',
  'cloud_instance_host_name',
  'cloud_graph_host_name',
  'msgraph_host',
  'aud',
  'exp',
  'iat',
  'auth_time',
  'acr',
  'nonce',
  'preferred_username',
  'name',
  'tid',
  'ver',
  'at_hash',
  'c_hash',
  'email',
]

/** `GET /{tenant}/v2.0/.well-known/openid-configuration` (microsoft.md 1.10). */
export function openidConfiguration(context: EntraContext, { authority }: Call): SimulatorReply {
  const subject = subjectOf(context, authority)
  const { origin, tenant, isTemplate } = subject
  const base = `${origin}/${tenant}`
  return {
    status: 200,
    headers: cors,
    body: {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_types_supported: ['code'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${origin}/${isTemplate ? '{tenantid}' : tenant}/v2.0`,
      userinfo_endpoint: `${origin}/oidc/userinfo`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      claims_supported: claimsSupported,
      kerberos_endpoint: `${base}/kerberos`,
      ...shared(subject),
    },
  }
}

/** `GET /{tenant}/.well-known/openid-configuration`: the v1 document, whose issuer is the security token service. */
export function openidConfigurationV1(context: EntraContext, { authority }: Call): SimulatorReply {
  const subject = subjectOf(context, authority)
  const { cloud, origin, tenant, isTemplate } = subject
  const base = `${origin}/${tenant}`
  return {
    status: 200,
    headers: cors,
    body: {
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/keys`,
      response_types_supported: ['code'],
      scopes_supported: ['openid'],
      issuer: `https://${cloud.stsHost}/${isTemplate ? '{tenantid}' : tenant}/`,
      claims_supported: claimsSupported,
      userinfo_endpoint: `${origin}/oidc/userinfo`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      ...shared(subject),
    },
  }
}

function publishedKey(key: SigningKey, issuer: object): object {
  return {
    kty: 'RSA',
    use: 'sig',
    kid: key.keyId,
    x5t: key.keyId,
    n: key.modulus,
    e: key.exponent,
    x5c: [key.certificate],
    ...issuer,
  }
}

/** `GET /{tenant}/discovery/v2.0/keys` and `/discovery/keys`; each key names the issuer that may use it. */
export function keys(context: EntraContext, { authority, request }: Call): SimulatorReply {
  resolveAuthority(context, authority)
  const isV2 = request.url.pathname.includes('/v2.0/')
  const issuer = isV2 ? { issuer: `${context.origin()}/{tenantid}/v2.0` } : {}
  return {
    status: 200,
    headers: cors,
    body: {
      keys: context.keys.published().map((key) => publishedKey(key, issuer)),
    },
  }
}

const instances: readonly (readonly [preferredCache: string, ...aliases: string[]])[] = [
  [
    'login.windows.net',
    'login.microsoftonline.com',
    'login.windows.net',
    'login.microsoft.com',
    'sts.windows.net',
  ],
  ['login.partner.microsoftonline.cn', 'login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
  ['login.microsoftonline.de', 'login.microsoftonline.de'],
  ['login.microsoftonline.us', 'login.microsoftonline.us', 'login.usgovcloudapi.net'],
  ['login-us.microsoftonline.com', 'login-us.microsoftonline.com'],
]

/**
 * `GET /common/discovery/instance`, versions 1.0 and 1.1 (microsoft.md 1.10): the origin we answer at counts as an
 * instance of its own.
 * @throws {StsError} 50049 for a host that is no login service.
 */
export function instanceDiscovery(context: EntraContext, { request }: Call): SimulatorReply {
  const parameters = queryOf(request)
  const version = parameters.get('api-version') ?? '1.0'
  const endpoint = required(parameters, 'authorization_endpoint')
  if (!URL.canParse(endpoint) || !['1.0', '1.1'].includes(version)) throw malformed.unknownInstance()
  const asked = new URL(endpoint)
  const own = new URL(context.origin()).host
  const isMicrosoft = instances.some(([, ...aliases]) => aliases.includes(asked.host))
  if (!isMicrosoft && asked.host !== own) throw malformed.unknownInstance()
  const tenant = asked.pathname.split('/')[1] ?? 'common'
  const metadata = instances.map(([preferredCache, ...aliases]) => ({
    preferred_network: aliases[0],
    preferred_cache: preferredCache,
    aliases,
  }))
  return {
    status: 200,
    headers: cors,
    body: {
      tenant_discovery_endpoint: `${asked.origin}/${tenant}/v2.0/.well-known/openid-configuration`,
      ...(version === '1.1'
        ? {
            'api-version': '1.1',
            metadata: isMicrosoft
              ? metadata
              : [{ preferred_network: own, preferred_cache: own, aliases: [own] }, ...metadata],
          }
        : {}),
    },
  }
}
