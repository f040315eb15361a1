/** How a person signs in: methods (v1.0) and per-user multifactor state (beta) (Graph: authenticationMethod, strongAuthenticationRequirements). */
import type { DirectoryUser } from '../../tenant/model.ts'
import { modified, recordChange } from '../audit-logs/record.ts'
import { requireRole, roleTemplates } from '../authorization.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { requireUser } from '../directory/objects.ts'
import { readJsonBody, requireKnown, createFieldReader } from '../json-body.ts'
import { contextOf, noContent, ok } from '../odata.ts'
import { noQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'

type Dependencies = Pick<GraphDependencies, 'tenant' | 'clock'>

/** The password has the same id everywhere. */
const passwordMethodId = '28c10230-6103-485e-b985-444c60001490'

const states = ['disabled', 'enabled', 'enforced'] as const

export function authenticationMethodRoutes(dependencies: Dependencies): Route[] {
  const userOf = (call: Call): DirectoryUser =>
    requireUser(dependencies.tenant, call.parameters['user'] ?? { name: null, value: '' })
  const requirements = '/users/{user}/authentication/requirements'
  return [
    {
      method: 'GET',
      path: '/users/{user}/authentication/methods',
      versions: ['v1.0', 'beta'],
      family: 'directory',
      query: noQuery,
      handle(call) {
        const user = userOf(call)
        if (call.claims.oid !== user.id) requireReader(dependencies, call)
        return ok({
          '@odata.context': contextOf(call, `users('${user.id}')/authentication/methods`),
          value: methodsOf(user),
        })
      },
    },
    {
      method: 'GET',
      path: requirements,
      versions: ['beta'],
      family: 'directory',
      query: noQuery,
      handle(call) {
        const user = userOf(call)
        requireReader(dependencies, call)
        return ok({
          '@odata.context': contextOf(call, `users('${user.id}')/authentication/requirements`),
          perUserMfaState: user.perUserMfa,
        })
      },
    },
    {
      method: 'PATCH',
      path: requirements,
      versions: ['beta'],
      family: 'directory',
      query: noQuery,
      handle: (call) => changeRequirements(dependencies, call, userOf(call)),
    },
  ]
}

function requireReader({ tenant }: Dependencies, call: Call): void {
  requireRole(tenant, call.claims, [
    roleTemplates.globalAdministrator,
    roleTemplates.globalReader,
    roleTemplates.authenticationAdministrator,
    roleTemplates.authenticationPolicyAdministrator,
  ])
}

function changeRequirements(dependencies: Dependencies, call: Call, user: DirectoryUser) {
  requireRole(dependencies.tenant, call.claims, [
    roleTemplates.globalAdministrator,
    roleTemplates.authenticationAdministrator,
    roleTemplates.authenticationPolicyAdministrator,
  ])
  const body = readJsonBody(call.request, 'directory')
  requireKnown(body, ['perUserMfaState'], 'microsoft.graph.strongAuthenticationRequirements', 'directory')
  const state = states.find((known) => known === body['perUserMfaState'])
  if (state === undefined) throw createFieldReader(body, 'directory').wrong('perUserMfaState')
  recordChange(dependencies, call, {
    activity: 'Update user',
    category: 'UserManagement',
    operation: 'Update',
    targets: [
      {
        id: user.id,
        displayName: user.displayName,
        type: 'User',
        userPrincipalName: user.userPrincipalName,
        modifiedProperties: [modified('StrongAuthenticationRequirement', user.perUserMfa, state)],
      },
    ],
  })
  user.perUserMfa = state
  return noContent()
}

/** App passwords are nowhere among them (reference section 6). */
function methodsOf(user: DirectoryUser): object[] {
  const password = {
    '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
    id: passwordMethodId,
    password: null,
    createdDateTime: user.createdDateTime,
  }
  if (user.totpSecret === null) return [password]
  return [
    password,
    {
      '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod',
      id: user.id.replace(/^.{8}/, '00000001'),
      secretKey: null,
    },
  ]
}
