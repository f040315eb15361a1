/** The watch over our applications: what somebody else changed in the tenant, and accepting what is all right. */
import { Type, type Static } from 'typebox'
import { isUuid } from '../../foundation/ids.ts'
import { type DriftFinding, driftKinds, type DriftReport } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { notFound } from '../ids.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { strictObject, validateStrictly } from '../strict-validation.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Drift']
const path = '/organizations/:organization/drift'

const finding = Type.Object({
  id: uuid,
  kind: Type.Enum([...driftKinds]),
  severity: oneOf('critical', 'warning', 'information'),
  applicationName: Type.String(),
  appId: Type.String(),
  name: Type.String(),
  objectId: Type.String(),
  message: Type.String(),
  step: Type.String({ description: 'what to do next' }),
  changedBy: Type.Optional(Type.String({ description: 'as the audit log of the tenant tells' })),
  changedAt: Type.Optional(dateTime),
  state: oneOf('open', 'accepted', 'gone'),
  firstSeenAt: dateTime,
  lastSeenAt: dateTime,
  acceptedBy: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
})
const report = Type.Object({
  sight: oneOf('full', 'tokens', 'none'),
  remarks: Type.Array(Type.String()),
  checkedAt: Type.Optional(dateTime),
  error: Type.Optional(Type.String({ description: 'why the last look came to nothing' })),
  alarms: Type.Integer({ description: 'open findings of which somebody should know' }),
  findings: Type.Array(finding),
})

export function registerDrift({ app, dependencies }: OwnScope): void {
  const { organizations, drift } = dependencies.operations
  const find = findOrganization(organizations)
  app.get(path, {
    config: { access: 'monitor' },
    schema: {
      operationId: 'getDrift',
      tags,
      description: 'As it was at the last look, a quarter of an hour ago at most.',
      params: Type.Object(organizationParameter),
      response: { 200: report },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await find(request.params.organization, caller)
      return reportBody(await drift.get(id, caller.reach))
    },
  })
  app.post(`${path}/check`, {
    config: { access: 'administrator' },
    schema: {
      operationId: 'checkDrift',
      tags,
      params: Type.Object(organizationParameter),
      response: { 200: report },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await find(request.params.organization, caller)
      return reportBody(await drift.check(id, caller))
    },
  })
  app.post(`${path}/findings/:findingId/accept`, {
    config: { access: 'administrator' },
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'acceptDriftFinding',
      tags,
      params: Type.Object({ ...organizationParameter, findingId: Type.String() }),
      body: strictObject({ reason: Type.String({ minLength: 1, maxLength: 500 }) }),
      response: { 200: finding },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const { organization, findingId } = request.params
      const id = await find(organization, caller)
      if (!isUuid(findingId)) throw notFound()
      const { reason } = request.body
      return findingBody(await drift.accept(id, { id: findingId, reason }, caller))
    },
  })
}

function reportBody({
  sight,
  remarks,
  checkedAt,
  error,
  alarms,
  findings,
}: DriftReport): Static<typeof report> {
  return defined({
    sight,
    remarks: [...remarks],
    checkedAt: checkedAt === undefined ? undefined : isoDateTime(checkedAt),
    error,
    alarms,
    findings: findings.map(findingBody),
  })
}

function findingBody(one: DriftFinding): Static<typeof finding> {
  const { changedAt, firstSeenAt, lastSeenAt } = one
  return defined({
    id: one.id,
    kind: one.kind,
    severity: one.severity,
    applicationName: one.applicationName,
    appId: one.appId,
    name: one.name,
    objectId: one.objectId,
    message: one.message,
    step: one.step,
    changedBy: one.changedBy,
    changedAt: changedAt === undefined ? undefined : isoDateTime(changedAt),
    state: one.state,
    firstSeenAt: isoDateTime(firstSeenAt),
    lastSeenAt: isoDateTime(lastSeenAt),
    acceptedBy: one.acceptedBy,
    reason: one.reason,
  })
}
