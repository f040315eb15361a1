/** The token endpoint before and after it knows the client (microsoft.md 1.3, 1.5 and 1.6). */
import type { Expectation, Given, Sent } from '../expectation.ts'
import { all, guid, jwt, numberFrom, onlyMembers, text } from '../shape.ts'
import { basis, nobody, sts } from './answers.ts'
import { assertionForm, clientIdOf, ownCredential } from './assertion-form.ts'

type Form = NonNullable<Sent['form']>

const path = '/{tenant}/oauth2/v2.0/token'
const post = (form: Form, more: Partial<Sent> = {}): Sent => ({
  to: 'login',
  method: 'POST',
  path,
  form,
  ...more,
})

/** Client credentials with a secret that nobody has. */
const secret = (clientId: string): Record<string, string> => ({
  grant_type: 'client_credentials',
  client_id: clientId,
  client_secret: 'not-the-secret',
  scope: 'https://graph.microsoft.com/.default',
})

const good = (given: Given, form: Readonly<Record<string, string>>): Record<string, string> =>
  assertionForm(given, ownCredential(given), { form })

const requests: readonly Expectation[] = [
  {
    id: 'token/get',
    title: 'A GET is refused with AADSTS900561',
    basis: basis.capture('microsoft.md 1.6'),
    send: () => ({ to: 'login', method: 'GET', path }),
    expect: [sts(900561, 'invalid_request'), { ...sts(900561, 'invalid_request'), status: 405 }],
  },
  {
    id: 'token/empty',
    title: 'A request without a grant type is AADSTS900144',
    basis: basis.capture('microsoft.md 1.6'),
    send: () => post({ client_id: nobody }),
    expect: sts(900144, 'invalid_request', { says: /parameter: 'grant_type'/ }),
  },
  {
    id: 'token/no-client',
    title: 'A request without a client is AADSTS900144',
    basis: basis.capture('microsoft.md 1.6'),
    send: () => post({ grant_type: 'refresh_token', refresh_token: 'x' }),
    expect: sts(900144, 'invalid_request', { says: /parameter: 'client_id'/ }),
  },
  {
    id: 'token/grant-type',
    title: 'An unknown grant type is AADSTS70003 and unsupported_grant_type',
    basis: basis.memory('microsoft.md 1.6'),
    send: () => post({ grant_type: 'urn:example:grant', client_id: nobody }),
    expect: sts(70003, 'unsupported_grant_type'),
  },
  {
    id: 'token/duplicate',
    title: 'A parameter that comes twice is AADSTS9000411',
    basis: basis.memory('microsoft.md 1.6, RFC 6749 section 3.2'),
    send: () => post([...Object.entries(secret(nobody)), ['scope', 'openid']]),
    expect: sts(9000411, 'invalid_request'),
  },
  {
    id: 'token/json',
    title: 'A JSON body is not read: the first parameter is said to be missing',
    basis: basis.memory('microsoft.md 1.1'),
    send: () => ({ to: 'login', method: 'POST', path, json: secret(nobody) }),
    expect: sts(900144, 'invalid_request'),
  },
  {
    id: 'token/unknown-client',
    title: 'A client that the tenant does not know is AADSTS700016',
    basis: basis.capture('microsoft.md 1.6'),
    send: () => post(secret(nobody)),
    expect: sts(700016, 'unauthorized_client', { says: /was not found in the directory/ }),
  },
  {
    id: 'token/unknown-tenant',
    title: 'A tenant that does not exist is AADSTS90002',
    basis: basis.memory('microsoft.md 1.6'),
    send: () => post(secret(nobody), { path: '/nobody-has-this-name.onmicrosoft.com/oauth2/v2.0/token' }),
    expect: sts(90002, 'invalid_request', {
      says: /not found\. Check to make sure you have the correct tenant ID/,
    }),
  },
  {
    id: 'token/error-body',
    title: 'A refusal has six members and an error_uri, and no others',
    basis: basis.capture('microsoft.md 1.2'),
    send: () => post(secret(nobody)),
    expect: {
      status: 400,
      body: all(
        onlyMembers(
          'error',
          'error_description',
          'error_codes',
          'timestamp',
          'trace_id',
          'correlation_id',
          'error_uri',
        ),
        { error_uri: /\/error\?code=700016$/ },
      ),
    },
  },
  {
    id: 'token/trace',
    title: 'The sentence ends with trace, correlation and time, separated by single spaces',
    basis: basis.capture('microsoft.md 1.2'),
    send: () => post(secret(nobody)),
    expect: {
      status: 400,
      body: {
        error_description:
          / Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: [\d-]+ [\d:]+Z$/,
      },
    },
  },
  {
    id: 'token/correlation',
    title: 'client-request-id comes back as correlation_id',
    basis: basis.capture('microsoft.md 1.5'),
    send: () => post(secret(nobody), { headers: { 'client-request-id': nobody } }),
    expect: { status: 400, body: { correlation_id: nobody } },
  },
  {
    id: 'token/headers',
    title: 'An answer is not to be stored, and carries the id of the request',
    basis: basis.memory('microsoft.md 1.3'),
    send: () => post(secret(nobody)),
    expect: { status: 400, headers: { 'cache-control': /no-store/, 'x-ms-request-id': guid } },
  },
  {
    id: 'token/refresh-malformed',
    title: 'A refresh token that is none is AADSTS70000',
    basis: basis.capture('microsoft.md 1.6'),
    send: ({ target }) =>
      post({
        grant_type: 'refresh_token',
        client_id: target.signInClientId,
        refresh_token: 'not-a-refresh-token',
        scope: 'openid',
      }),
    expect: sts(70000, 'invalid_grant'),
  },
  {
    id: 'token/code-malformed',
    title: 'An authorization code that is none is AADSTS70000',
    basis: basis.memory('microsoft.md 1.6'),
    send: ({ target }) =>
      post({
        grant_type: 'authorization_code',
        client_id: target.signInClientId,
        code: 'not-a-code',
        redirect_uri: 'http://localhost',
        code_verifier: 'v'.repeat(43),
      }),
    expect: sts(70000, 'invalid_grant'),
  },
]

const clients: readonly Expectation[] = [
  {
    id: 'token/wrong-secret',
    title: 'A wrong secret is AADSTS7000215 with 401',
    basis: basis.capture('microsoft.md 1.6'),
    send: (given) => post(secret(clientIdOf(given))),
    expect: sts(7000215, 'invalid_client', { says: /Invalid client secret provided/ }),
  },
  {
    id: 'token/wrong-secret-basic',
    title: 'A wrong secret in the Authorization header is refused in the same way',
    basis: basis.experiment('microsoft.md 1.1: rclone authenticates by HTTP Basic'),
    send: (given) => {
      const credentials = Buffer.from(`${clientIdOf(given)}:not-the-secret`).toString('base64')
      const form = { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' }
      return post(form, { headers: { authorization: `Basic ${credentials}` } })
    },
    expect: sts(7000215, 'invalid_client'),
  },
  {
    id: 'token/no-credential',
    title: 'Client credentials without a credential are AADSTS7000218',
    basis: basis.memory('microsoft.md 1.6'),
    send: (given) => {
      const { client_secret: _, ...form } = secret(clientIdOf(given))
      return post(form)
    },
    expect: sts(7000218, 'invalid_client', { says: /'client_assertion' or 'client_secret'/ }),
  },
  {
    id: 'token/public-device-code',
    title: 'A confidential client without a credential may not poll: AADSTS7000218',
    basis: basis.documentation('Device authorization grant: public client'),
    send: (given) =>
      post({
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: clientIdOf(given),
        device_code: 'not-a-device-code',
      }),
    expect: sts(7000218, 'invalid_client'),
  },
]

const scopes: readonly Expectation[] = [
  {
    id: 'token/no-scope',
    title: 'Client credentials without a scope are AADSTS900144',
    basis: basis.documentation('OAuth 2.0 client credentials: scope is required'),
    send: (given) => {
      const { scope: _, ...form } = good(given, {})
      return post(form)
    },
    expect: sts(900144, 'invalid_request', { says: /parameter: 'scope'/ }),
  },
  {
    id: 'token/scope-not-default',
    title: 'A scope that is not /.default is AADSTS1002012',
    basis: basis.capture('microsoft.md 1.3'),
    send: (given) => post(good(given, { scope: `${given.target.graphAudience}/User.Read.All` })),
    expect: sts(1002012, 'invalid_scope'),
  },
  {
    id: 'token/two-resources',
    title: 'Two resources at once are AADSTS28000',
    basis: basis.memory('microsoft.md 1.3'),
    send: (given) =>
      post(
        good(given, {
          scope: `${given.target.graphAudience}/.default https://outlook.office365.com/.default`,
        }),
      ),
    expect: sts(28000, 'invalid_request'),
  },
  {
    id: 'token/unknown-resource',
    title: 'A resource without a service principal is AADSTS500011',
    basis: basis.documentation('Microsoft Entra authentication error codes'),
    send: (given) => post(good(given, { scope: `api://${nobody}/.default` })),
    expect: sts(500011, 'invalid_resource'),
  },
  {
    id: 'token/common',
    title: 'Client credentials over common are AADSTS9001023',
    basis: basis.documentation('Microsoft Entra authentication error codes'),
    send: (given) => post(good(given, {}), { path: '/common/oauth2/v2.0/token' }),
    expect: [sts(9001023, 'invalid_request'), sts(9001023, 'invalid_grant')],
  },
  {
    id: 'token/application-answer',
    title: 'An application gets a token and three members beside it, no refresh token and no scope',
    basis: basis.documentation('OAuth 2.0 client credentials: successful response'),
    send: (given) => post(good(given, {})),
    expect: {
      status: 200,
      headers: { 'cache-control': /no-store/ },
      body: all(onlyMembers('token_type', 'expires_in', 'ext_expires_in', 'access_token'), {
        token_type: 'Bearer',
        expires_in: numberFrom(3000, 100_800),
        ext_expires_in: numberFrom(3000, 100_800),
        access_token: text,
      }),
    },
  },
  {
    id: 'token/claims',
    title: "An application's token for Graph is of version 1, and its header carries a nonce",
    basis: basis.capture('microsoft.md 1.11 and 1.12'),
    after: ['discovery/v2'],
    send: (given) => post(good(given, {})),
    expect: (given) => ({
      status: 200,
      body: {
        access_token: jwt({
          header: { typ: 'JWT', alg: 'RS256', nonce: text, x5t: text, kid: text },
          claims: {
            ver: '1.0',
            aud: given.target.graphAudience,
            iss: /^https:\/\/sts\.[a-z.]+\/[0-9a-f-]{36}\/$/,
            appid: clientIdOf(given),
            appidacr: '2',
            idtyp: 'app',
            oid: guid,
            sub: guid,
            tid: given.known.get('tenantId'),
            uti: text,
            iat: numberFrom(1, Infinity),
            nbf: numberFrom(1, Infinity),
            exp: numberFrom(1, Infinity),
          },
        }),
      },
    }),
  },
  {
    id: 'token/query',
    title: 'A query string on the token endpoint is allowed and ignored',
    basis: basis.experiment('microsoft.md 1.2: msal-node repeats client-request-id in the query'),
    send: (given) => post(good(given, { client_info: '1' }), { path: `${path}?client-request-id=${nobody}` }),
    expect: { status: 200, body: { token_type: 'Bearer' } },
  },
]

export const token: readonly Expectation[] = [...requests, ...clients, ...scopes]
