/** The life of an application: made, found, given a service principal, deleted (microsoft.md 3.1, 3.2 and 3.6). */
import { randomBytes } from 'node:crypto'
import type { Answered, Expectation, Expected, Given, Known, Sent } from '../expectation.ts'
import { absent, containing, guid, instant, isRecord, text } from '../shape.ts'
import { basis, graphError, nobody, shownKey, sts, writesApplications } from './answers.ts'
import { assertionForm } from './assertion-form.ts'

export const create = 'application/create'
export const createPrincipal = 'application/service-principal'
export const ownToken = 'application/token'
const prefix = 'conformance-'

/** A request about the application that this run has made. */
export function manage(method: string, path: string, json?: unknown): Sent {
  return {
    to: 'graph',
    method,
    path: `/v1.0${path}`,
    token: 'token/reader',
    ...(json === undefined ? {} : { json }),
  }
}

export const objectPath = ({ known }: Pick<Given, 'known'>, path = ''): string =>
  `/applications/${known.get('application/id')}${path}`

export const written = { writes: true, permissions: writesApplications } as const

function keepMember(member: string, name: string) {
  return ({ body }: Answered, known: Known): void => {
    if (isRecord(body)) known.set(name, String(body[member]))
  }
}

const nameOf = (): string => `${prefix}${randomBytes(4).toString('hex')}`

const keyOf = (given: Given): object => ({
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  key: given.first.certificate.toString('base64'),
})

const making: readonly Expectation[] = [
  {
    ...written,
    id: create,
    title: 'An application is made with name, audience and certificate: 201, the key is not shown',
    basis: basis.documentation('Create application'),
    send: (given) =>
      manage('POST', '/applications', {
        displayName: nameOf(),
        signInAudience: 'AzureADMyOrg',
        keyCredentials: [keyOf(given)],
      }),
    expect: {
      status: 201,
      body: {
        '@odata.context': /#applications\/\$entity$/,
        id: guid,
        appId: guid,
        deletedDateTime: null,
        signInAudience: 'AzureADMyOrg',
        createdDateTime: instant,
        publisherDomain: text,
        passwordCredentials: [],
        requiredResourceAccess: [],
        keyCredentials: [shownKey],
        web: { redirectUris: [], implicitGrantSettings: { enableIdTokenIssuance: false } },
      },
    },
    keep({ body }, known) {
      if (!isRecord(body)) return
      known.set('application/id', String(body['id']))
      known.set('application/appId', String(body['appId']))
      known.set('application/displayName', String(body['displayName']))
      const [key]: readonly unknown[] = Array.isArray(body['keyCredentials']) ? body['keyCredentials'] : []
      if (isRecord(key)) known.set('application/keyId', String(key['keyId']))
    },
  },
  {
    ...written,
    id: 'application/without-name',
    title: 'An application without a name is 400 Request_BadRequest',
    basis: basis.memory('microsoft.md 3.1'),
    send: () => manage('POST', '/applications', { signInAudience: 'AzureADMyOrg' }),
    expect: graphError(400, 'Request_BadRequest'),
  },
  {
    ...written,
    id: 'application/with-password',
    title: 'Secrets cannot be given at creation: 400',
    basis: basis.documentation('Create application: passwordCredentials'),
    send: () =>
      manage('POST', '/applications', {
        displayName: nameOf(),
        passwordCredentials: [{ displayName: 'not here' }],
      }),
    expect: { status: 400, body: { error: { code: text } } },
    keep: () => undefined,
  },
  {
    ...written,
    id: 'application/unknown-property',
    title: 'A property that the type does not have is 400 Request_BadRequest',
    basis: basis.memory('microsoft.md 4.2'),
    send: () => manage('POST', '/applications', { displayName: nameOf(), nothingOfThatName: true }),
    expect: graphError(400, 'Request_BadRequest'),
  },
  {
    ...written,
    id: 'application/read-at-once',
    title: 'It can be read by its object id at once',
    basis: basis.memory('microsoft.md 3.6'),
    after: [create],
    send: (given) => manage('GET', objectPath(given, '?$select=id,appId')),
    expect: ({ known }) => ({ status: 200, body: { id: known.get('application/id') } }),
    observed: true,
  },
  {
    ...written,
    id: 'application/find-by-name',
    title: 'It is found by its name, once it is replicated',
    basis: basis.documentation('List applications: $filter'),
    after: [create],
    patient: true,
    send: ({ known }) =>
      manage(
        'GET',
        `/applications?$filter=displayName eq '${known.get('application/displayName')}'&$select=id`,
      ),
    expect: ({ known }) => ({ status: 200, body: { value: [{ id: known.get('application/id') }] } }),
  },
  {
    ...written,
    id: 'application/no-principal',
    title: 'Unknown to the token endpoint without a service principal: AADSTS7000229 or 700016',
    basis: basis.memory('microsoft.md 1.6'),
    after: ['application/find-by-name'],
    send: (given) => tokenRequest(given),
    expect: [
      { ...sts(7000229, 'unauthorized_client'), status: 401 },
      sts(7000229, 'unauthorized_client'),
      sts(700016, 'unauthorized_client'),
    ],
  },
]

const principals: readonly Expectation[] = [
  {
    ...written,
    id: 'application/principal-of-nobody',
    title: 'A service principal of an application that is not there is 400',
    basis: basis.client('Azure CLI: the sentence that it waits for'),
    send: () => manage('POST', '/servicePrincipals', { appId: nobody }),
    expect: graphError(400, 'Request_BadRequest', /does not reference a valid application object/),
  },
  {
    ...written,
    id: createPrincipal,
    title: 'Its service principal is made with the application id: 201',
    basis: basis.documentation('Create servicePrincipal'),
    after: ['application/no-principal'],
    patient: true,
    send: ({ known }) => manage('POST', '/servicePrincipals', { appId: known.get('application/appId') }),
    expect: ({ known }) => ({
      status: 201,
      body: {
        id: guid,
        appId: known.get('application/appId'),
        displayName: known.get('application/displayName'),
        accountEnabled: true,
        servicePrincipalType: 'Application',
        servicePrincipalNames: containing(known.get('application/appId')),
      },
    }),
    keep: keepMember('id', 'principal/id'),
  },
  {
    ...written,
    id: 'application/second-principal',
    title: 'A second service principal is 409 Request_MultipleObjectsWithSameKeyValue',
    basis: basis.capture('microsoft.md 3.6'),
    after: [createPrincipal],
    send: ({ known }) => manage('POST', '/servicePrincipals', { appId: known.get('application/appId') }),
    expect: graphError(409, 'Request_MultipleObjectsWithSameKeyValue', /already in use/),
  },
  {
    ...written,
    id: ownToken,
    title: 'With its certificate it gets a token, without a single permission',
    basis: basis.documentation('Application permissions: a token is issued without roles'),
    after: [createPrincipal],
    patient: true,
    send: (given) => tokenRequest(given),
    expect: { status: 200, body: { token_type: 'Bearer', access_token: text, refresh_token: absent } },
    keep: keepMember('access_token', 'token/itself'),
  },
  {
    writes: true,
    id: 'application/forbidden',
    title: 'Graph refuses it: 403 Authorization_RequestDenied',
    basis: basis.documentation('Microsoft Graph error responses: Authorization_RequestDenied'),
    after: [ownToken],
    patient: true,
    send: () => ({ to: 'graph', method: 'GET', path: '/v1.0/users?$top=1', token: 'token/itself' }),
    expect: graphError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ),
  },
]

export function tokenRequest(given: Given, credential = given.first): Sent {
  return {
    to: 'login',
    method: 'POST',
    path: '/{tenant}/oauth2/v2.0/token',
    form: assertionForm(given, credential, { clientId: given.known.get('application/appId') }),
  }
}

const gone: Expected = graphError(404, 'Request_ResourceNotFound')

const ending: readonly Expectation[] = [
  {
    ...written,
    id: 'application/delete',
    title: 'It is deleted: 204 without a body',
    basis: basis.documentation('Delete application'),
    after: [create],
    last: true,
    send: (given) => manage('DELETE', objectPath(given)),
    expect: { status: 204, body: absent },
  },
  {
    ...written,
    id: 'application/deleted',
    title: 'It is not found afterwards',
    basis: basis.documentation('Get application'),
    after: ['application/delete'],
    last: true,
    patient: true,
    send: (given) => manage('GET', objectPath(given)),
    expect: gone,
  },
  {
    ...written,
    id: 'application/deleted-token',
    title: 'The token endpoint does not know it any more: AADSTS700016',
    basis: basis.memory('microsoft.md 1.6'),
    after: ['application/deleted'],
    last: true,
    patient: true,
    send: (given) => tokenRequest(given),
    expect: sts(700016, 'unauthorized_client'),
  },
  {
    ...written,
    id: 'application/deleted-items',
    title: 'It waits among the deleted items, and says when it was deleted',
    basis: basis.documentation('Get deleted item'),
    after: ['application/deleted'],
    last: true,
    patient: true,
    send: ({ known }) => manage('GET', `/directory/deletedItems/${known.get('application/id')}`),
    expect: {
      status: 200,
      body: { '@odata.type': '#microsoft.graph.application', id: guid, deletedDateTime: instant },
    },
  },
  {
    ...written,
    id: 'application/purge',
    title: 'It is removed for good: 204',
    basis: basis.documentation('Permanently delete item'),
    after: ['application/deleted-items', 'application/deleted-token'],
    last: true,
    send: ({ known }) => manage('DELETE', `/directory/deletedItems/${known.get('application/id')}`),
    expect: { status: 204, body: absent },
  },
]

export const application: readonly Expectation[] = [...making, ...principals, ...ending]
