/** How Graph refuses, pages and answers, whatever the object (microsoft.md 4.1 and 4.2). */
import { Missing, type Expectation, type Sent } from '../expectation.ts'
import { permissionsOf } from '../run.ts'
import { absent, all, each, guid, isRecord, oneOf, text } from '../shape.ts'
import { basis, graphError, nobody, readsApplications } from './answers.ts'
import { clientIdOf } from './assertion-form.ts'

const get = (path: string, more: Partial<Sent> = {}): Sent => ({
  to: 'graph',
  method: 'GET',
  path: `/v1.0${path}`,
  token: 'token/reader',
  ...more,
})

const anonymous = (headers: Sent['headers'] = {}): Sent => ({
  to: 'graph',
  method: 'GET',
  path: '/v1.0/organization',
  headers,
})

const advanced = { ConsistencyLevel: 'eventual' }

const tokens: readonly Expectation[] = [
  {
    id: 'graph/no-token',
    title: 'Without a token: 401 InvalidAuthenticationToken, and where to get one',
    basis: basis.capture('microsoft.md 4.2'),
    send: () => anonymous(),
    expect: {
      ...graphError(401, 'InvalidAuthenticationToken'),
      headers: { 'www-authenticate': /^Bearer realm="", authorization_uri="https:\/\// },
    },
  },
  {
    id: 'graph/no-token-text',
    title: 'Without a token the message is "Access token is empty."',
    basis: basis.capture('microsoft.md 4.2'),
    send: () => anonymous(),
    expect: graphError(401, 'InvalidAuthenticationToken', 'Access token is empty.'),
  },
  {
    id: 'graph/no-jwt',
    title: 'A token that is no JWT: 401 InvalidAuthenticationToken',
    basis: basis.capture('microsoft.md 4.2'),
    send: () => anonymous({ authorization: 'Bearer not-a-token' }),
    expect: graphError(401, 'InvalidAuthenticationToken', /JWT is not well formed/),
  },
  {
    id: 'graph/error-ids',
    title: 'A refusal repeats the ids of the request in body and headers',
    basis: basis.documentation('Microsoft Graph error responses: innerError'),
    send: () => anonymous({ 'client-request-id': nobody }),
    expect: {
      status: 401,
      headers: { 'request-id': guid, 'client-request-id': nobody, 'x-ms-ags-diagnostic': /ServerInfo/ },
      body: { error: { innerError: { 'client-request-id': nobody, 'request-id': guid } } },
    },
  },
  {
    id: 'graph/forbidden-methods',
    title:
      'What the token has no permission for is 403 Authorization_RequestDenied, before anything is looked for',
    basis: basis.memory('microsoft.md 4.2'),
    observed: true,
    send: ({ known }) => {
      const token = known.get('token/reader')
      if (permissionsOf(token).has('UserAuthenticationMethod.Read.All'))
        throw new Missing('the token has UserAuthenticationMethod.Read.All')
      return get(`/users/${nobody}/authentication/methods`)
    },
    expect: graphError(403, 'Authorization_RequestDenied'),
  },
  {
    id: 'graph/me-of-an-application',
    title: 'An application has no /me: 400',
    basis: basis.capture('microsoft.md 4.2'),
    send: () => get('/me', { token: 'token/application' }),
    expect: graphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.'),
  },
]

const queries: readonly Expectation[] = [
  {
    id: 'graph/unknown-segment',
    title: 'An unknown path is 400 BadRequest about the segment, not 404',
    basis: basis.capture('microsoft.md 4.2'),
    send: () => get('/nothingOfThatName'),
    expect: graphError(400, 'BadRequest', "Resource not found for the segment 'nothingOfThatName'."),
  },
  {
    id: 'graph/unknown-object',
    title: 'An unknown object of the directory is 404 Request_ResourceNotFound',
    basis: basis.documentation('Microsoft Graph error responses and resource types'),
    permissions: readsApplications,
    send: () => get(`/servicePrincipals/${nobody}`),
    expect: graphError(
      404,
      'Request_ResourceNotFound',
      new RegExp(`^Resource '${nobody}' does not exist or one of its queried reference-property objects`),
    ),
  },
  {
    id: 'graph/unknown-app-id',
    title: 'An unknown appId is 404 Request_ResourceNotFound as well',
    basis: basis.memory('microsoft.md 3.1'),
    permissions: readsApplications,
    send: () => get(`/servicePrincipals(appId='${nobody}')`),
    expect: graphError(404, 'Request_ResourceNotFound'),
  },
  {
    id: 'graph/select-unknown',
    title: '$select of a property that is not there is 400',
    basis: basis.memory('microsoft.md 4.2'),
    permissions: readsApplications,
    send: () => get('/servicePrincipals?$select=nothingOfThatName'),
    expect: { status: 400, body: { error: { code: text, message: /Could not find a property named/ } } },
  },
  {
    id: 'graph/filter-unknown',
    title: '$filter by a property that is not there is 400',
    basis: basis.memory('microsoft.md 4.2'),
    permissions: readsApplications,
    send: () => get("/servicePrincipals?$filter=nothingOfThatName eq 'x'"),
    expect: {
      status: 400,
      body: { error: { code: text, message: /Could not find a property named|filter/i } },
    },
  },
  {
    id: 'graph/filter-syntax',
    title: 'A $filter that is no expression is 400',
    basis: basis.memory('microsoft.md 4.2'),
    permissions: readsApplications,
    send: () => get('/servicePrincipals?$filter=displayName eq'),
    expect: { status: 400, body: { error: { code: 'BadRequest', message: /filter clause/i } } },
  },
  {
    id: 'graph/filter-advanced',
    title: 'An operator for advanced queries is 400 Request_UnsupportedQuery without ConsistencyLevel',
    basis: basis.documentation('Advanced query capabilities on Microsoft Entra ID objects'),
    permissions: readsApplications,
    send: () => get("/servicePrincipals?$filter=endsWith(displayName,'Graph')"),
    expect: graphError(400, 'Request_UnsupportedQuery'),
  },
  {
    id: 'graph/filter-advanced-eventual',
    title: 'The same is answered with ConsistencyLevel: eventual and $count=true',
    basis: basis.documentation('Advanced query capabilities on Microsoft Entra ID objects'),
    permissions: readsApplications,
    send: () =>
      get("/servicePrincipals?$filter=appId ne '00000003-0000-0000-c000-000000000000'&$count=true&$top=1", {
        headers: advanced,
      }),
    expect: { status: 200, body: { value: each({ id: guid }) } },
  },
  {
    id: 'graph/count-not-eventual',
    title: '$count=true without ConsistencyLevel is 400',
    basis: basis.memory('microsoft.md 4.1'),
    permissions: readsApplications,
    send: () => get('/servicePrincipals?$count=true&$top=1'),
    expect: graphError(400, 'Request_BadRequest', '$count is not currently supported.'),
  },
  {
    id: 'graph/top-not-a-number',
    title: '$top that is no number is 400',
    basis: basis.memory('microsoft.md 4.1'),
    permissions: readsApplications,
    send: () => get('/servicePrincipals?$top=many'),
    expect: { status: 400, body: { error: { code: 'BadRequest', message: /\$top/ } } },
  },
  {
    id: 'graph/top-too-large',
    title: '$top above 999 is 400',
    basis: basis.documentation('Paging Microsoft Graph data: maximum page size of directory objects'),
    permissions: readsApplications,
    send: () => get('/servicePrincipals?$top=1000'),
    expect: { status: 400, body: { error: { code: text } } },
  },
  {
    id: 'graph/skip',
    title: 'Directory objects take no $skip: 400',
    basis: basis.memory('microsoft.md 4.1'),
    permissions: readsApplications,
    send: () => get('/servicePrincipals?$skip=1'),
    expect: { status: 400, body: { error: { code: 'Request_UnsupportedQuery' } } },
  },
]

const pages: readonly Expectation[] = [
  {
    id: 'graph/page',
    title: 'A page that is not the last has a link with $skiptoken on the same origin',
    basis: basis.documentation('Paging Microsoft Graph data in your app'),
    permissions: readsApplications,
    send: () => get('/servicePrincipals?$top=1&$select=id,appId'),
    expect: ({ target }) => ({
      status: 200,
      body: {
        '@odata.context': /\$metadata#servicePrincipals\(id,appId\)$/,
        '@odata.nextLink': all(
          new RegExp(`^${target.graphUrl.replaceAll('.', '\\.')}/v1\\.0/servicePrincipals\\?`),
          /(\$|%24)skiptoken=/,
          /(\$|%24)top=1/,
        ),
        value: each({ id: guid, appId: guid, displayName: absent }, 1),
      },
    }),
    keep({ body }, known) {
      if (isRecord(body)) known.set('nextLink', String(body['@odata.nextLink']))
    },
  },
  {
    id: 'graph/next-page',
    title: 'The link leads to the next page, with the same properties',
    basis: basis.documentation('Paging Microsoft Graph data in your app'),
    permissions: readsApplications,
    after: ['graph/page'],
    send: ({ known }) => get('', { path: known.get('nextLink') }),
    expect: { status: 200, body: { value: each({ id: guid, appId: guid, displayName: absent }, 1) } },
  },
  {
    id: 'graph/bad-skiptoken',
    title: 'A $skiptoken that Graph did not give out is 400',
    basis: basis.memory('microsoft.md 4.1'),
    permissions: readsApplications,
    send: () => get('/servicePrincipals?$skiptoken=not-a-token'),
    expect: { status: 400, body: { error: { code: text } } },
  },
  {
    id: 'graph/headers',
    title: 'An answer names its ids, the OData version and its resource units',
    basis: basis.memory('microsoft.md 4.1'),
    permissions: readsApplications,
    send: () => get('/servicePrincipals?$top=1'),
    expect: {
      status: 200,
      headers: {
        'odata-version': '4.0',
        'request-id': guid,
        'client-request-id': guid,
        'x-ms-resource-unit': /^\d+$/,
      },
    },
  },
  {
    id: 'graph/own-principal',
    title: 'The application finds its own service principal by its client id',
    basis: basis.documentation('Get servicePrincipal: appId as an alternate key'),
    permissions: readsApplications,
    send: (given) => get(`/servicePrincipals(appId='${clientIdOf(given)}')`),
    expect: (given) => ({
      status: 200,
      body: {
        '@odata.context': /#servicePrincipals\/\$entity$/,
        appId: clientIdOf(given),
        servicePrincipalType: 'Application',
        accountEnabled: true,
      },
    }),
  },
  {
    id: 'graph/batch',
    title: 'A batch is answered in one body, each request with its own status',
    basis: basis.documentation('Combine multiple HTTP requests using JSON batching'),
    permissions: readsApplications,
    send: () => ({
      to: 'graph',
      method: 'POST',
      path: '/v1.0/$batch',
      token: 'token/reader',
      json: {
        requests: [
          { id: '1', method: 'GET', url: '/servicePrincipals?$top=1&$select=id' },
          { id: '2', method: 'GET', url: `/servicePrincipals/${nobody}`, dependsOn: ['1'] },
        ],
      },
    }),
    expect: {
      status: 200,
      body: { responses: each({ id: /^[12]$/, status: oneOf(200, 404), body: {} }, 2) },
    },
  },
]

export const graph: readonly Expectation[] = [...tokens, ...queries, ...pages]
