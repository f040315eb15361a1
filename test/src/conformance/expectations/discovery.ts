/** Discovery documents, keys, and which login hosts belong together (microsoft.md 1.1 and 1.10). */
import { createHash } from 'node:crypto'
import type { Expectation, Given, Sent } from '../expectation.ts'
import { absent, Check, containing, each, isRecord, text, type Shape } from '../shape.ts'
import { basis, sts } from './answers.ts'

const get = (path: string) => (): Sent => ({ to: 'login', method: 'GET', path })

const configuration = '/v2.0/.well-known/openid-configuration'
const instance = '/common/discovery/instance?api-version='
const authorize = (host: string): string =>
  `&authorization_endpoint=${encodeURIComponent(`https://${host}/common/oauth2/v2.0/authorize`)}`

/** Base64url of the certificate's SHA-1 is the thumbprint beside it. */
const certifiedKey = new Check('x5t is the SHA-1 of x5c', (value, path) => {
  const { x5c, x5t } = isRecord(value) ? value : {}
  const certificate = Array.isArray(x5c) ? String(x5c[0]) : ''
  const digest = createHash('sha1').update(Buffer.from(certificate, 'base64')).digest('base64url')
  return digest === x5t ? [] : [{ path: `${path}.x5t`, expected: 'the SHA-1 of x5c', seen: x5t }]
})

const key: Shape = { kty: 'RSA', use: 'sig', kid: text, x5t: text, n: text, e: 'AQAB', x5c: each(text, 1) }

const underLogin = ({ target }: Given, path: string): RegExp =>
  new RegExp(`^${target.loginUrl.replaceAll('.', '\\.')}/[^/]+${path.replaceAll('.', '\\.')}$`)

export const discovery: readonly Expectation[] = [
  {
    id: 'discovery/v2',
    title: 'The v2 document of a tenant names its endpoints and its issuer',
    basis: basis.documentation('OpenID Connect on the Microsoft identity platform'),
    send: get(`/{tenant}${configuration}`),
    expect: (given) => ({
      status: 200,
      body: {
        issuer: new RegExp(`^${given.target.loginUrl.replaceAll('.', '\\.')}/[0-9a-f-]{36}/v2\\.0$`),
        token_endpoint: underLogin(given, '/oauth2/v2.0/token'),
        authorization_endpoint: underLogin(given, '/oauth2/v2.0/authorize'),
        device_authorization_endpoint: underLogin(given, '/oauth2/v2.0/devicecode'),
        end_session_endpoint: underLogin(given, '/oauth2/v2.0/logout'),
        jwks_uri: underLogin(given, '/discovery/v2.0/keys'),
        token_endpoint_auth_methods_supported: containing(
          'client_secret_post',
          'private_key_jwt',
          'client_secret_basic',
        ),
        response_modes_supported: containing('query', 'fragment', 'form_post'),
        response_types_supported: containing('code'),
        scopes_supported: containing('openid', 'profile', 'email', 'offline_access'),
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
    }),
    keep({ body }, known) {
      const issuer = isRecord(body) ? String(body['issuer']) : ''
      known.set('tenantId', issuer.split('/').at(-2) ?? '')
    },
  },
  {
    id: 'discovery/v2-members',
    title: 'The v2 document tells region, cloud and the host of Graph',
    basis: basis.capture('microsoft.md 1.10'),
    send: get(`/{tenant}${configuration}`),
    expect: {
      status: 200,
      body: {
        request_uri_parameter_supported: false,
        http_logout_supported: true,
        frontchannel_logout_supported: true,
        tenant_region_scope: text,
        cloud_instance_name: text,
        cloud_graph_host_name: text,
        msgraph_host: text,
        rbac_url: /^https:\/\//,
        kerberos_endpoint: /\/kerberos$/,
        userinfo_endpoint: /\/oidc\/userinfo$/,
      },
    },
  },
  {
    id: 'discovery/organizations',
    title: 'The document of organizations has a placeholder for the tenant in its issuer, and no region',
    basis: basis.documentation('OpenID Connect on the Microsoft identity platform'),
    send: get(`/organizations${configuration}`),
    expect: { status: 200, body: { issuer: /\/\{tenantid\}\/v2\.0$/, tenant_region_scope: null } },
  },
  {
    id: 'discovery/v1',
    title: 'The v1 document names the security token service as issuer',
    basis: basis.capture('microsoft.md 1.10'),
    send: get('/{tenant}/.well-known/openid-configuration'),
    expect: { status: 200, body: { issuer: /^https:\/\/sts\.[a-z.]+\/[0-9a-f-]{36}\/$/ } },
  },
  {
    id: 'discovery/unknown-tenant',
    title: 'A tenant that does not exist is AADSTS90002',
    basis: basis.memory('microsoft.md 1.6'),
    send: get(`/nobody-has-this-name.onmicrosoft.com${configuration}`),
    expect: {
      status: 400,
      body: { error_codes: containing(90002), error_description: /^AADSTS90002: Tenant .* not found/ },
    },
  },
  {
    id: 'discovery/unknown-tenant-error',
    title: 'The refusal of an unknown tenant is called invalid_request',
    basis: basis.memory('microsoft.md 1.6'),
    send: get(`/nobody-has-this-name.onmicrosoft.com${configuration}`),
    expect: { status: 400, body: { error: 'invalid_request' } },
  },
  {
    id: 'discovery/keys-v2',
    title: 'Each key of v2 has certificate, thumbprint and the issuer that may use it',
    basis: basis.documentation('Access tokens on the Microsoft identity platform: signing keys'),
    send: get('/{tenant}/discovery/v2.0/keys'),
    expect: {
      status: 200,
      body: {
        keys: each(
          { ...(key as object), issuer: /^https:\/\/[^/]+\/(\{tenantid\}|[0-9a-f-]{36})\/v2\.0$/ },
          1,
        ),
      },
    },
  },
  {
    id: 'discovery/keys-v1',
    title: 'Keys of v1 name no issuer',
    basis: basis.memory('microsoft.md 1.10'),
    send: get('/common/discovery/keys'),
    expect: { status: 200, body: { keys: each({ ...(key as object), issuer: absent }, 1) } },
  },
  {
    id: 'discovery/key-thumbprint',
    title: 'x5t is the SHA-1 thumbprint of the first certificate, and kid is the same',
    basis: basis.memory('microsoft.md 1.10'),
    send: get('/{tenant}/discovery/v2.0/keys'),
    expect: { status: 200, body: { keys: each(certifiedKey, 1) } },
  },
  {
    id: 'discovery/instance',
    title: 'Instance discovery 1.1 lists the clouds and their aliases',
    basis: basis.client('MSAL: instance metadata'),
    send: get(`${instance}1.1${authorize('login.microsoftonline.com')}`),
    expect: {
      status: 200,
      body: {
        tenant_discovery_endpoint:
          'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
        'api-version': '1.1',
        metadata: containing(
          {
            preferred_network: 'login.microsoftonline.com',
            preferred_cache: 'login.windows.net',
            aliases: containing('login.microsoftonline.com', 'login.windows.net', 'sts.windows.net'),
          },
          { preferred_network: 'login.partner.microsoftonline.cn' },
          { preferred_network: 'login.microsoftonline.us' },
        ),
      },
    },
  },
  {
    id: 'discovery/instance-1.0',
    title: 'Instance discovery 1.0 names the discovery document alone',
    basis: basis.client('MSAL Python 1.21'),
    send: get(`${instance}1.0${authorize('login.microsoftonline.com')}`),
    expect: { status: 200, body: { tenant_discovery_endpoint: text, metadata: absent } },
  },
  {
    id: 'discovery/instance-unknown',
    title: 'A host that is no login service is AADSTS50049',
    basis: basis.client('MSAL: instance metadata'),
    send: get(`${instance}1.1${authorize('login.example.com')}`),
    expect: sts(50049, 'invalid_instance'),
  },
  {
    id: 'discovery/by-id',
    title: 'A tenant is found by its id as well as by its domain',
    basis: basis.documentation('OAuth 2.0 endpoints: the tenant in the path'),
    after: ['discovery/v2'],
    send: ({ known }) => ({ to: 'login', method: 'GET', path: `/${known.get('tenantId')}${configuration}` }),
    expect: { status: 200, body: { issuer: /\/v2\.0$/ } },
  },
]
