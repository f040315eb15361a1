/** What every tenant has: Microsoft's resources with their permissions, roles, policies and logs. */
import { readFileSync } from 'node:fs'
import type { Basis, Expectation, Sent } from '../expectation.ts'
import { containing, each, guid, instant, text, truth, type Shape } from '../shape.ts'
import { basis, graphError, readsApplications, readsPolicies, readsRoles } from './answers.ts'

interface Permission {
  readonly id: string
  readonly value: string
}

/** One resource of the simulator's table (simulator/data/permissions.json). */
interface Resource {
  readonly appId: string
  readonly displayName: string
  readonly appRoles: readonly Permission[]
  readonly scopes: readonly Permission[]
}

function readResources(): readonly Resource[] {
  const file = new URL('../../../../simulator/data/permissions.json', import.meta.url)
  const table: { readonly resources: readonly Resource[] } = JSON.parse(readFileSync(file, 'utf8'))
  return table.resources
}

const get = (path: string): Sent => ({
  to: 'graph',
  method: 'GET',
  path: `/v1.0${path}`,
  token: 'token/reader',
})

const openId = new Set(['openid', 'profile', 'email', 'offline_access'])

function permissionsOfResource({ appId, displayName, appRoles, scopes }: Resource): Expectation {
  const withoutOpenId = scopes.filter(({ value }) => !openId.has(value))
  return {
    id: `permissions/${displayName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    title: `${displayName} publishes ${appRoles.length} application and ${withoutOpenId.length} delegated permissions under these GUIDs`,
    basis: basis.schema('Microsoft Graph permissions reference, and the service principals of Microsoft'),
    permissions: readsApplications,
    // a tenant without the service has no service principal of it, nor any of Azure's before its first use
    ...(displayName === 'Microsoft Graph' ? {} : { observed: true }),
    send: () => get(`/servicePrincipals(appId='${appId}')?$select=appId,appRoles,oauth2PermissionScopes`),
    expect: {
      status: 200,
      body: {
        appId,
        appRoles: containing(...appRoles.map(({ id, value }): Shape => ({ id, value, isEnabled: true }))),
        oauth2PermissionScopes: containing(
          ...withoutOpenId.map(({ id, value }): Shape => ({ id, value, isEnabled: true })),
        ),
      },
    },
  }
}

/** Role templates that the product and the simulator know (microsoft.md 3.3): id, name, how sure. */
const roles: readonly (readonly [id: string, name: string, from: Basis])[] = [
  [
    '62e90394-69f5-4237-9190-012177145e10',
    'Global Administrator',
    basis.documentation('Entra built-in roles'),
  ],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader', basis.documentation('Entra built-in roles')],
  [
    '29232cdf-9323-42fd-ade2-1d097af3e4de',
    'Exchange Administrator',
    basis.documentation('Entra built-in roles'),
  ],
  [
    'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
    'SharePoint Administrator',
    basis.documentation('Entra built-in roles'),
  ],
  [
    '69091246-20e8-4a56-aa4d-066075b2a7a8',
    'Teams Administrator',
    basis.documentation('Entra built-in roles'),
  ],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator', basis.memory('microsoft.md 3.3')],
  [
    '158c047a-c907-4556-b7ef-446551a6b5f7',
    'Cloud Application Administrator',
    basis.memory('microsoft.md 3.3'),
  ],
  [
    'e8611ab8-c189-46e8-94e1-60213ab1f814',
    'Privileged Role Administrator',
    basis.documentation('Entra built-in roles'),
  ],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator', basis.documentation('Entra built-in roles')],
  [
    '194ae4cb-b126-40b2-bd5b-6091b380977d',
    'Security Administrator',
    basis.documentation('Entra built-in roles'),
  ],
  ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader', basis.documentation('Entra built-in roles')],
  ['4a5d8f65-41da-4de4-8968-e035b65339cf', 'Reports Reader', basis.documentation('Entra built-in roles')],
  [
    'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
    'Conditional Access Administrator',
    basis.documentation('Entra built-in roles'),
  ],
]

const roleExpectations = (['memory', 'documentation'] as const).map((kind): Expectation => {
  const some = roles.filter(([, , from]) => from.kind === kind)
  return {
    id: `roles/templates-${kind}`,
    title: `The templates of ${some.length} roles have these ids`,
    basis: some[0]?.[2] ?? basis.memory('microsoft.md 3.3'),
    permissions: readsRoles,
    send: () => get('/directoryRoleTemplates'),
    expect: {
      status: 200,
      body: { value: containing(...some.map(([id, displayName]): Shape => ({ id, displayName }))) },
    },
  }
})

const others: readonly Expectation[] = [
  {
    id: 'roles/definition',
    title: 'A built-in role is found under /roleManagement by its template id',
    basis: basis.memory('microsoft.md 3.1'),
    permissions: readsRoles,
    send: () => get('/roleManagement/directory/roleDefinitions/f2ef992c-3afb-46b9-b7cf-a126ee74c451'),
    expect: {
      status: 200,
      body: {
        id: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
        templateId: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
        displayName: 'Global Reader',
        isBuiltIn: true,
        isEnabled: true,
      },
    },
  },
  {
    id: 'roles/assignments',
    title: 'Role assignments name principal, role and scope',
    basis: basis.documentation('List unifiedRoleAssignments'),
    permissions: readsRoles,
    send: () =>
      get(
        "/roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq '62e90394-69f5-4237-9190-012177145e10'",
      ),
    expect: {
      status: 200,
      body: {
        value: each(
          {
            id: text,
            principalId: guid,
            directoryScopeId: '/',
            roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10',
          },
          1,
        ),
      },
    },
  },
  {
    id: 'organization/own',
    title: 'The organization is one, its id is the tenant of the issuer, one domain is initial',
    basis: basis.documentation('organization resource type'),
    permissions: ['Organization.Read.All', 'Directory.Read.All', 'User.Read'],
    after: ['discovery/v2'],
    send: () => get('/organization?$select=id,displayName,verifiedDomains'),
    expect: ({ known }) => ({
      status: 200,
      body: {
        value: [
          {
            id: known.get('tenantId'),
            displayName: text,
            verifiedDomains: containing({ isInitial: true, name: text, type: text }),
          },
        ],
      },
    }),
  },
  {
    id: 'policies/security-defaults',
    title: 'Security defaults are one policy with a fixed id',
    basis: basis.memory('microsoft.md 1.9'),
    permissions: readsPolicies,
    send: () => get('/policies/identitySecurityDefaultsEnforcementPolicy'),
    expect: {
      status: 200,
      body: {
        id: '00000000-0000-0000-0000-000000000005',
        displayName: text,
        description: text,
        isEnabled: truth,
      },
    },
  },
  {
    id: 'policies/conditional-access',
    title: 'Conditional Access policies are listed, also where there are none',
    basis: basis.documentation('List conditionalAccess policies'),
    permissions: readsPolicies,
    send: () => get('/identity/conditionalAccess/policies'),
    expect: {
      status: 200,
      body: {
        '@odata.context': /#identity\/conditionalAccess\/policies$/,
        value: each({
          id: guid,
          displayName: text,
          state: /^(enabled|disabled|enabledForReportingButNotEnforced)$/,
        }),
      },
    },
  },
  {
    id: 'policies/conditional-access-unknown',
    title: 'An unknown policy is 404 ResourceNotFound',
    basis: basis.memory('microsoft.md 6'),
    permissions: readsPolicies,
    send: () => get('/identity/conditionalAccess/policies/11111111-2222-3333-4444-555555555555'),
    expect: graphError(404, 'ResourceNotFound'),
  },
  {
    id: 'policies/authorization',
    title: 'The authorization policy says whether ordinary people may register applications',
    basis: basis.documentation('Get authorizationPolicy'),
    permissions: readsPolicies,
    send: () => get('/policies/authorizationPolicy'),
    expect: {
      status: 200,
      body: { id: 'authorizationPolicy', defaultUserRolePermissions: { allowedToCreateApps: truth } },
    },
  },
  {
    id: 'policies/app-management',
    title: 'The default app management policy is there, whether it is on or not',
    basis: basis.documentation('Get tenantAppManagementPolicy'),
    permissions: readsPolicies,
    send: () => get('/policies/defaultAppManagementPolicy'),
    expect: { status: 200, body: { isEnabled: truth, applicationRestrictions: {} } },
  },
  {
    id: 'logs/sign-ins',
    title: 'Sign-ins are listed; without a premium licence the refusal says so',
    basis: basis.capture('microsoft.md 6'),
    permissions: ['AuditLog.Read.All'],
    send: () => get('/auditLogs/signIns?$top=1'),
    expect: [
      { status: 200, body: { value: each({ id: text, createdDateTime: instant, clientAppUsed: text }) } },
      graphError(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'),
    ],
  },
  {
    id: 'logs/directory-audits',
    title: 'Changes of the directory are listed with who did what to what',
    basis: basis.documentation('List directoryAudits'),
    permissions: ['AuditLog.Read.All'],
    send: () => get('/auditLogs/directoryAudits?$top=1'),
    expect: {
      status: 200,
      body: {
        value: each({
          id: text,
          activityDateTime: instant,
          activityDisplayName: text,
          category: text,
          result: text,
          targetResources: each({}),
        }),
      },
    },
  },
]

const graphPrincipal: Expectation = {
  id: 'applications/principal-of-graph',
  title: "Microsoft's own service principal belongs to Microsoft's tenant",
  basis: basis.memory('microsoft.md 3.1'),
  permissions: readsApplications,
  send: () =>
    get(
      "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')?$select=displayName,appOwnerOrganizationId,accountEnabled",
    ),
  expect: {
    status: 200,
    body: {
      displayName: 'Microsoft Graph',
      appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
      accountEnabled: true,
    },
  },
}

export const directory: readonly Expectation[] = [
  ...readResources().map(permissionsOfResource),
  ...roleExpectations,
  graphPrincipal,
  ...others,
]
