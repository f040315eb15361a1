/** How an organization's people may sign in. */
import { Type, type Static } from 'typebox'
import { isUuid, type OrganizationId } from '../../foundation/ids.ts'
import type { OrganizationAuthentication } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime, parseDateTime } from '../http/date-time.ts'
import { RequestError } from '../http/errors.ts'
import { dateTime, oneOf } from '../schema.ts'
import { strictPartial, validateStrictly } from '../strict-validation.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Organizations']
const switching = { access: 'administrator' } as const

const verifyByUseReach = {
  reason: Type.String({ description: 'why; it stands in the audit log beside every such sign-in' }),
  expiresAt: dateTime,
}
const switches = {
  tenantAuthentication: Type.Boolean({ description: 'people may exchange an assertion for a session' }),
  operatorAuthentication: Type.Boolean({ description: 'restore operators may sign in' }),
  policies: Type.Array(oneOf('own_api', 'audience_upgrade', 'verify_by_use'), {
    description: 'how an assertion may be proven; own_api is always in force and tried first',
  }),
  allowedClientIds: Type.Array(Type.String({ description: 'client ids whose tokens are accepted' })),
  allowGuests: Type.Boolean(),
  organizationRoles: Type.Array(
    Type.String({ description: 'role template or group whose holders see the whole organization' }),
  ),
  signInGroups: Type.Array(Type.String(), {
    description: 'groups of which a person must hold one to sign in; empty for no such condition',
  }),
  operatorSignInMinutes: Type.Union([Type.Integer(), Type.Null()], {
    description: 'how old the sign-in of a restore operator at Microsoft may be; null for any age',
  }),
  operatorAuthenticationContext: Type.Union([Type.String(), Type.Null()], {
    description:
      'authentication context that a restore operator has to satisfy, for example c1; null for none',
  }),
}
const reachDescription = 'lets verify_by_use show more than the own data, for at most 180 days'

const authentication = Type.Object({
  ...switches,
  verifyByUseReach: Type.Union(
    [Type.Object({ ...verifyByUseReach, allowedBy: Type.String() }), Type.Null()],
    { description: reachDescription },
  ),
  remarks: Type.Array(Type.String(), { description: 'what is missing for it, and how it is made' }),
})
/** A member that is left out stays as it is. */
const authenticationChange = strictPartial({
  ...switches,
  verifyByUseReach: Type.Union([Type.Object(verifyByUseReach), Type.Null()], {
    description: reachDescription,
  }),
  remarks: Type.Array(Type.String(), { description: 'may come back from an answer; is not looked at' }),
})

export function registerAuthentication({ app, dependencies }: OwnScope): void {
  const { organizations } = dependencies.operations
  const params = Type.Object(organizationParameter)
  const idOf = findOrganization(organizations)
  const bodyOf = async (id: OrganizationId): Promise<Static<typeof authentication>> => ({
    ...switchesBody(await organizations.authentication(id)),
    remarks: [...(await organizations.signInRemarks(id))],
  })
  app.get('/organizations/:organization/authentication', {
    config: switching,
    schema: { operationId: 'getOrganizationAuthentication', tags, params, response: { 200: authentication } },
    handler: async (request) => {
      const id = await idOf(request.params.organization, callerOf(request))
      return bodyOf(id)
    },
  })
  app.put('/organizations/:organization/authentication', {
    config: { ...switching, needsRecentSignIn: true },
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'setOrganizationAuthentication',
      tags,
      params,
      body: authenticationChange,
      response: { 200: authentication },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await idOf(request.params.organization, caller)
      const value = changed(await organizations.authentication(id), request.body, caller.actor.name)
      await organizations.setAuthentication(id, value, caller.actor)
      return bodyOf(id)
    },
  })
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))]
}

function changed(
  current: OrganizationAuthentication,
  change: Static<typeof authenticationChange>,
  changedBy: string,
): OrganizationAuthentication {
  const {
    verifyByUseReach: reach,
    operatorSignInMinutes,
    operatorAuthenticationContext,
    remarks: _told,
    ...plain
  } = change
  const value: OrganizationAuthentication = {
    ...current,
    ...plain,
    verifyByUseReach: reach === undefined ? current.verifyByUseReach : reachOf(reach, changedBy),
    operatorSignInMinutes: orKept(operatorSignInMinutes, current.operatorSignInMinutes),
    operatorAuthenticationContext: orKept(
      operatorAuthenticationContext,
      current.operatorAuthenticationContext,
    ),
  }
  const { allowedClientIds, organizationRoles, signInGroups } = value
  for (const [name, ids] of Object.entries({ allowedClientIds, organizationRoles, signInGroups })) {
    const wrong = ids.find((id) => !isUuid(id.toLowerCase()))
    if (wrong !== undefined)
      throw new RequestError('malformed', `${name} has to hold GUIDs: ${JSON.stringify(wrong)} is none.`)
  }
  return {
    ...value,
    allowedClientIds: distinct(allowedClientIds),
    organizationRoles: distinct(organizationRoles),
    signInGroups: distinct(signInGroups),
  }
}

/** Null empties the member, absence keeps it. */
function orKept<Value>(change: Value | null | undefined, current: Value | undefined): Value | undefined {
  return change === undefined ? current : (change ?? undefined)
}

function reachOf(
  reach: { readonly reason: string; readonly expiresAt: string } | null,
  allowedBy: string,
): OrganizationAuthentication['verifyByUseReach'] {
  if (reach === null) return undefined
  const expiresAt = parseDateTime(reach.expiresAt)
  if (expiresAt !== undefined) return { reason: reach.reason, expiresAt, allowedBy }
  throw new RequestError(
    'malformed',
    'verifyByUseReach.expiresAt has to be a date, as in 2027-03-31T00:00:00Z.',
  )
}

function switchesBody(value: OrganizationAuthentication): Omit<Static<typeof authentication>, 'remarks'> {
  const { verifyByUseReach: reach } = value
  return {
    tenantAuthentication: value.tenantAuthentication,
    operatorAuthentication: value.operatorAuthentication,
    allowGuests: value.allowGuests,
    policies: [...value.policies],
    allowedClientIds: [...value.allowedClientIds],
    organizationRoles: [...value.organizationRoles],
    signInGroups: [...value.signInGroups],
    operatorSignInMinutes: value.operatorSignInMinutes ?? null,
    operatorAuthenticationContext: value.operatorAuthenticationContext ?? null,
    verifyByUseReach: reach === undefined ? null : { ...reach, expiresAt: isoDateTime(reach.expiresAt) },
  }
}
