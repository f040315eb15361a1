/** `/users` and `/me` (Graph: user; reference sections 3.4 and 4.4). */
import type { TenantState } from '../../tenant/model.ts'
import { insufficientPrivileges } from '../errors.ts'
import { directoryRolesOf } from '../authorization.ts'
import { contextOf, type Entity, ok, project, selectedProperties } from '../odata.ts'
import { entityQuery } from '../query.ts'
import type { Call, Route } from '../route.ts'
import type { GraphDependencies } from '../dependencies.ts'
import { answerList, listQuery } from './collection.ts'
import { userType } from './entity-types.ts'
import { requireUser, userEntity } from './objects.ts'

type Dependencies = Pick<GraphDependencies, 'tenant'>

export function userRoutes({ tenant }: Dependencies): Route[] {
  return [
    {
      method: 'GET',
      path: '/users',
      family: 'directory',
      cost: 2,
      query: listQuery('$filter', '$orderby', '$count'),
      handle(call) {
        requireMember(tenant, call)
        return answerList(call, {
          items: [...tenant.users.values()].map((user) => visible(call, userEntity(user))),
          type: userType,
          context: 'users',
          filterable: [
            'accountEnabled',
            'createdDateTime',
            'displayName',
            'givenName',
            'id',
            'identities',
            'mail',
            'mailNickname',
            'proxyAddresses',
            'surname',
            'userPrincipalName',
            'userType',
          ],
          sortable: ['displayName', 'userPrincipalName', 'createdDateTime'],
        })
      },
    },
    {
      method: 'GET',
      path: '/users/{user}',
      family: 'directory',
      cost: 2,
      query: entityQuery,
      handle(call) {
        const user = requireUser(tenant, call.parameters['user'] ?? { name: null, value: '' })
        requireSelfOr(call, user.id, tenant)
        const properties = selectedProperties(userType, call.query.select)
        return ok({
          '@odata.context': contextOf(call, 'users', true),
          ...project(visible(call, userEntity(user)), properties),
        })
      },
    },
  ]
}

/** Permissions that reach no further than the signed-in person. */
const ownOnly: ReadonlySet<string> = new Set(['User.Read', 'User.ReadWrite'])

/** With `User.Read` a person reads nobody else; a guest reads nobody else with any permission but a role's. */
export function requireSelfOr(call: Call, userId: string, tenant: TenantState): void {
  if (call.claims.idtyp === 'app' || call.claims.oid === userId) return
  if (call.granted.every((permission) => ownOnly.has(permission))) throw insufficientPrivileges()
  requireMember(tenant, call)
}

/** Guests do not browse the directory (Entra: "What are the default user permissions"). */
export function requireMember(tenant: TenantState, { claims }: Call): void {
  if (claims.idtyp === 'app') return
  const isGuest = tenant.users.get(claims.oid)?.userType === 'Guest'
  if (isGuest && directoryRolesOf(tenant, claims.oid).size === 0) throw insufficientPrivileges()
}

/** What `User.ReadBasic.All` shows. */
const basicProperties = ['displayName', 'givenName', 'surname', 'mail', 'userPrincipalName', 'id']

const isBasic = ({ granted }: Call) => granted.every((permission) => permission === 'User.ReadBasic.All')

/** Properties that the permission does not reach are null. */
function visible(call: Call, user: Entity): Entity {
  return isBasic(call) ? project(user, basicProperties) : user
}
