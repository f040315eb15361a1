/** Restore permissions just in time: what would be granted, granted for some minutes, and taken away again. */
import { Type, type Static } from 'typebox'
import { isUuid } from '../../foundation/ids.ts'
import { longestMinutes, type RestoreGrant, type RestoreGrantPlan } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { notFound } from '../ids.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { strictObject, validateStrictly } from '../strict-validation.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Restore permissions']
const config = { access: 'administrator' } as const
const path = '/organizations/:organization/restore-permissions'
const oneGrant = Type.Object({ ...organizationParameter, grantId: Type.String() })

const signIn = Type.String({
  maxLength: 100,
  description: 'id of a sign-in for restore-grant, or its user code',
})
const grant = Type.Object({
  id: uuid,
  applicationName: Type.String(),
  appId: Type.String(),
  permissions: Type.Array(Type.String()),
  reason: Type.String(),
  state: oneOf('granting', 'granted', 'revoking', 'revoked'),
  isEffective: Type.Boolean({ description: 'tokens carry the permissions: restores work' }),
  isInterrupted: Type.Boolean({ description: 'to be granted or revoked again, with a new sign-in' }),
  isOverdue: Type.Boolean({ description: 'its time is over, and it still stands' }),
  progress: Type.Optional(Type.String({ description: 'what is being waited for' })),
  error: Type.Optional(Type.String()),
  mayStand: Type.Array(Type.String({ description: 'what is in the tenant, or may be' })),
  grantedBy: Type.String(),
  grantedAt: dateTime,
  expiresAt: dateTime,
  revokedBy: Type.Optional(Type.String()),
  revokedAt: Type.Optional(dateTime),
})
const plan = Type.Object({
  hash: Type.String(),
  applicationName: Type.String(),
  appId: Type.String(),
  permissions: Type.Array(
    Type.Object({
      resource: oneOf('graph', 'exchange', 'sharepoint'),
      value: Type.String(),
      id: Type.String(),
      operation: Type.String({ description: 'what it is for' }),
    }),
  ),
  longestMinutes: Type.Integer(),
  standing: Type.Optional(grant),
})
const wish = strictObject({
  signIn,
  minutes: Type.Integer({ minimum: 1, maximum: longestMinutes }),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
  planHash: Type.Optional(Type.String({ maxLength: 64, description: 'refused when the plan has changed' })),
})

export function registerRestoreGrants(scope: OwnScope): void {
  registerReading(scope)
  registerChanges(scope)
}

function registerReading({ app, dependencies }: OwnScope): void {
  const { organizations, restorePermissions } = dependencies.operations
  const find = findOrganization(organizations)
  app.post(`${path}/plan`, {
    config,
    schema: {
      operationId: 'planRestorePermissions',
      tags,
      description: 'What would be granted to which application. Nobody signs in, nothing is written.',
      params: Type.Object(organizationParameter),
      response: { 200: plan },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await find(request.params.organization, caller)
      return planBody(await restorePermissions.plan(id, caller.reach))
    },
  })
  app.get(path, {
    config: { access: 'monitor' },
    schema: {
      operationId: 'listRestorePermissions',
      tags,
      params: Type.Object(organizationParameter),
      response: { 200: Type.Object({ results: Type.Array(grant) }) },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await find(request.params.organization, caller)
      return { results: (await restorePermissions.list(id, caller.reach)).map(grantBody) }
    },
  })
  app.get(`${path}/:grantId`, {
    config: { access: 'monitor' },
    schema: {
      operationId: 'getRestorePermissions',
      tags,
      params: oneGrant,
      response: { 200: grant },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const { organization, grantId } = request.params
      const id = await find(organization, caller)
      if (!isUuid(grantId)) throw notFound()
      return grantBody(await restorePermissions.get(id, grantId, caller.reach))
    },
  })
}

function registerChanges({ app, dependencies }: OwnScope): void {
  const { organizations, restorePermissions } = dependencies.operations
  const find = findOrganization(organizations)
  app.post(path, {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'grantRestorePermissions',
      tags,
      description: 'Returns at once; restores work as soon as it is effective.',
      params: Type.Object(organizationParameter),
      body: wish,
      response: { 202: grant },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const id = await find(request.params.organization, caller)
      const { signIn: signInReference, minutes, reason, planHash } = request.body
      const begun = await restorePermissions.grant(id, { signInReference, minutes, reason, planHash }, caller)
      return reply.code(202).send(grantBody(begun))
    },
  })
  app.delete(`${path}/:grantId`, {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'revokeRestorePermissions',
      tags,
      params: oneGrant,
      body: strictObject({ signIn }),
      response: { 200: grant },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const { organization, grantId } = request.params
      const id = await find(organization, caller)
      if (!isUuid(grantId)) throw notFound()
      const { signIn: signInReference } = request.body
      return grantBody(await restorePermissions.revoke(id, { grantId, signInReference }, caller))
    },
  })
}

function planBody(one: RestoreGrantPlan): Static<typeof plan> {
  return defined({
    hash: one.hash,
    applicationName: one.applicationName,
    appId: one.appId,
    permissions: one.permissions.map(({ resource, value, id, operation }) => ({
      resource,
      value,
      id,
      operation,
    })),
    longestMinutes: one.longestMinutes,
    standing: one.standing === undefined ? undefined : grantBody(one.standing),
  })
}

function grantBody(one: RestoreGrant): Static<typeof grant> {
  return defined({
    id: one.id,
    applicationName: one.applicationName,
    appId: one.appId,
    permissions: [...one.permissions],
    reason: one.reason,
    state: one.state,
    isEffective: one.isEffective,
    isInterrupted: one.isInterrupted,
    isOverdue: one.isOverdue,
    progress: one.progress,
    error: one.error,
    mayStand: [...one.mayStand],
    grantedBy: one.grantedBy,
    grantedAt: isoDateTime(one.grantedAt),
    expiresAt: isoDateTime(one.expiresAt),
    revokedBy: one.revokedBy,
    revokedAt: one.revokedAt === undefined ? undefined : isoDateTime(one.revokedAt),
  })
}
