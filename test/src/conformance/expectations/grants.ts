/** Federated credentials, and what an administrator grants (microsoft.md 3.2 and 3.3). */
import type { Expectation, Given, Sent } from '../expectation.ts'
import { absent, each, guid, instant, isRecord, oneOf, text } from '../shape.ts'
import { basis, graphAppId, graphError, readsApplications } from './answers.ts'
import { create, createPrincipal, manage, objectPath, written } from './application.ts'

const credential = {
  name: 'conformance',
  issuer: 'https://issuer.example.com',
  subject: 'system:serviceaccount:conformance:one',
  audiences: ['api://AzureADTokenExchange'],
}

const addFederated = (given: Given, changes: object = {}): Sent =>
  manage('POST', objectPath(given, '/federatedIdentityCredentials'), { ...credential, ...changes })

const firstFederated = 'federated/add'
const conflict = graphError(409, 'Request_MultipleObjectsWithSameKeyValue')
const invalid = { status: 400, body: { error: { code: text } } }

const federated: readonly Expectation[] = [
  {
    ...written,
    id: firstFederated,
    title: 'A federated credential is made of name, issuer, subject and one audience: 201',
    basis: basis.documentation('Create federatedIdentityCredential'),
    after: [create],
    patient: true,
    send: (given) => addFederated(given),
    expect: { status: 201, body: { id: guid, ...credential } },
  },
  {
    ...written,
    id: 'federated/same-name',
    title: 'A second one of the same name is refused with 409',
    basis: basis.memory('microsoft.md 3.2'),
    after: [firstFederated],
    send: (given) => addFederated(given, { subject: 'another' }),
    expect: conflict,
  },
  {
    ...written,
    id: 'federated/same-subject',
    title: 'A second one with the same issuer and subject is refused with 409',
    basis: basis.memory('microsoft.md 3.2'),
    after: ['federated/same-name'],
    send: (given) => addFederated(given, { name: 'another' }),
    expect: conflict,
  },
  {
    ...written,
    id: 'federated/two-audiences',
    title: 'Two audiences are 400',
    basis: basis.documentation('federatedIdentityCredential resource type: audiences'),
    after: ['federated/same-subject'],
    send: (given) => addFederated(given, { name: 'two', subject: 'two', audiences: ['one', 'two'] }),
    expect: invalid,
  },
  {
    ...written,
    id: 'federated/long-name',
    title: 'A name of more than 120 characters is 400',
    basis: basis.documentation('federatedIdentityCredential resource type: name'),
    after: ['federated/two-audiences'],
    send: (given) => addFederated(given, { name: 'n'.repeat(121), subject: 'long' }),
    expect: invalid,
  },
  {
    ...written,
    id: 'federated/long-subject',
    title: 'A subject of more than 600 characters is 400',
    basis: basis.documentation('federatedIdentityCredential resource type: subject'),
    after: ['federated/long-name'],
    send: (given) => addFederated(given, { name: 'long-subject', subject: 's'.repeat(601) }),
    expect: invalid,
  },
  {
    ...written,
    id: 'federated/list',
    title: 'The list holds the one that was made',
    basis: basis.documentation('List federatedIdentityCredentials'),
    after: ['federated/long-subject'],
    patient: true,
    send: (given) => manage('GET', objectPath(given, '/federatedIdentityCredentials')),
    expect: { status: 200, body: { value: [{ id: guid, ...credential }] } },
  },
]

const most = 20

/** One after the other, until there are as many as an application may have. */
const filling = Array.from({ length: most - 1 }, (_, index): Expectation => {
  const number = index + 2
  return {
    ...written,
    id: `federated/fill-${number}`,
    title: `There may be ${most} of them: number ${number}`,
    basis: basis.documentation('Workload identity federation: important considerations'),
    after: [number === 2 ? 'federated/list' : `federated/fill-${number - 1}`],
    send: (given) => addFederated(given, { name: `conformance-${number}`, subject: `subject-${number}` }),
    expect: { status: 201, body: { id: guid } },
  }
})

const quota: Expectation = {
  ...written,
  id: 'federated/quota',
  title: `One more than ${most} is refused with 400`,
  basis: basis.memory('microsoft.md 3.2: the code'),
  after: [`federated/fill-${most}`],
  send: (given) => addFederated(given, { name: 'conformance-21', subject: 'subject-21' }),
  expect: graphError(400, 'Directory_QuotaExceeded'),
}

/** `Organization.Read.All` of Graph, which reads what a sign-in page shows anyway. */
const organizationReadAll = '498476ce-e0fe-48b0-b801-37ba7e2685c6'

const resolveGraph: Expectation = {
  ...written,
  id: 'grants/resource',
  title: "Graph's service principal has an id of this tenant",
  basis: basis.documentation('Get servicePrincipal'),
  permissions: readsApplications,
  after: [createPrincipal],
  send: () => manage('GET', `/servicePrincipals(appId='${graphAppId}')?$select=id`),
  expect: { status: 200, body: { id: guid } },
  keep({ body }, known) {
    if (isRecord(body)) known.set('grants/graph', String(body['id']))
  },
}

const assign = ({ known }: Given, appRoleId = organizationReadAll): Sent =>
  manage('POST', `/servicePrincipals/${known.get('grants/graph')}/appRoleAssignedTo`, {
    principalId: known.get('principal/id'),
    resourceId: known.get('grants/graph'),
    appRoleId,
  })

const assigns = { writes: true, permissions: ['AppRoleAssignment.ReadWrite.All'] } as const
const consents = { writes: true, permissions: ['DelegatedPermissionGrant.ReadWrite.All'] } as const

const consent = ({ known }: Given, changes: object = {}): Sent =>
  manage('POST', '/oauth2PermissionGrants', {
    clientId: known.get('principal/id'),
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: known.get('grants/graph'),
    scope: 'User.Read',
    ...changes,
  })

const grantPath = ({ known }: Given): string => `/oauth2PermissionGrants/${known.get('grants/delegated')}`

const granted: readonly Expectation[] = [
  resolveGraph,
  {
    ...assigns,
    id: 'grants/app-role',
    title: 'An application permission is granted: 201, the id is opaque and no GUID',
    basis: basis.memory('microsoft.md 3.3'),
    after: ['grants/resource'],
    patient: true,
    send: assign,
    expect: ({ known }) => ({
      status: 201,
      body: {
        id: /^[\w-]{20,}$/,
        appRoleId: organizationReadAll,
        createdDateTime: instant,
        principalId: known.get('principal/id'),
        principalType: 'ServicePrincipal',
        principalDisplayName: known.get('application/displayName'),
        resourceId: known.get('grants/graph'),
        resourceDisplayName: 'Microsoft Graph',
      },
    }),
  },
  {
    ...assigns,
    id: 'grants/app-role-twice',
    title: 'The same again is 400 Request_BadRequest: it already exists',
    basis: basis.memory('microsoft.md 3.3'),
    after: ['grants/app-role'],
    patient: true,
    send: assign,
    expect: graphError(400, 'Request_BadRequest', /Permission being assigned already exists on the object/),
  },
  {
    ...assigns,
    id: 'grants/app-role-unknown',
    title: 'A permission that Graph does not publish is 400',
    basis: basis.memory('microsoft.md 3.3'),
    after: ['grants/app-role-twice'],
    send: (given) => assign(given, '11111111-2222-3333-4444-555555555555'),
    expect: graphError(400, 'Request_BadRequest', /Permission being assigned was not found on application/),
  },
  {
    ...assigns,
    id: 'grants/app-role-list',
    title: 'What the application holds is listed at its service principal',
    basis: basis.documentation('List appRoleAssignments granted to a service principal'),
    after: ['grants/app-role'],
    patient: true,
    send: ({ known }) => manage('GET', `/servicePrincipals/${known.get('principal/id')}/appRoleAssignments`),
    expect: { status: 200, body: { value: each({ appRoleId: organizationReadAll }, 1) } },
  },
  {
    ...consents,
    id: 'grants/delegated',
    title: 'A delegated permission is granted for everybody: 201',
    basis: basis.documentation('Create oAuth2PermissionGrant'),
    after: ['grants/resource'],
    patient: true,
    send: consent,
    expect: {
      status: 201,
      body: { id: text, consentType: 'AllPrincipals', principalId: null, scope: 'User.Read' },
    },
    keep({ body }, known) {
      if (isRecord(body)) known.set('grants/delegated', String(body['id']))
    },
  },
  {
    ...consents,
    id: 'grants/delegated-twice',
    title: 'A second grant for the same client and resource is 409',
    basis: basis.memory('microsoft.md 3.3'),
    after: ['grants/delegated'],
    patient: true,
    send: (given) => consent(given, { scope: 'Mail.Read' }),
    expect: graphError(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.'),
  },
  {
    ...consents,
    id: 'grants/delegated-extend',
    title: 'More goes into the same grant by PATCH: 204',
    basis: basis.documentation('Update oAuth2PermissionGrant'),
    after: ['grants/delegated-twice'],
    send: (given) => manage('PATCH', grantPath(given), { scope: 'User.Read Mail.Read' }),
    expect: { status: 204, body: absent },
  },
  {
    ...consents,
    id: 'grants/delegated-read',
    title: 'The extended grant is read back',
    basis: basis.documentation('Get oAuth2PermissionGrant'),
    after: ['grants/delegated-extend'],
    patient: true,
    send: (given) => manage('GET', grantPath(given)),
    expect: { status: 200, body: { scope: oneOf('User.Read Mail.Read', ' User.Read Mail.Read') } },
  },
  {
    ...consents,
    id: 'grants/delegated-delete',
    title: 'The grant is taken away: 204',
    basis: basis.documentation('Delete oAuth2PermissionGrant'),
    after: ['grants/delegated-read'],
    send: (given) => manage('DELETE', grantPath(given)),
    expect: { status: 204, body: absent },
  },
]

export const grants: readonly Expectation[] = [...federated, ...filling, quota, ...granted]
