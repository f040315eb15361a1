/** The authentication posture of a tenant: reports, kept for an organization or made once for any tenant. */
import { Type, type Static } from 'typebox'
import type { PostureReport } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { notFound } from '../ids.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { strictPartial, validateStrictly } from '../strict-validation.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import type { OwnScope } from './scope.ts'
import { isUuid } from '../../foundation/ids.ts'

const tags = ['Posture']
const access = { access: 'administrator' } as const
const reading = { access: 'monitor' } as const
const defaultDays = 30

const days = Type.Integer({
  minimum: 1,
  maximum: 30,
  description: 'how far back sign-ins are read; 30 unless told',
})
const signIn = Type.String({ description: 'id of a sign-in for posture, or its user code' })

const finding = Type.Object({
  id: Type.String(),
  severity: oneOf('high', 'medium', 'low', 'information'),
  title: Type.String(),
  evidence: Type.Array(Type.String()),
  step: Type.String({ description: 'what mends it' }),
})
const unread = Type.Object({
  subject: Type.String(),
  reason: oneOf('permission', 'licence', 'absent', 'failed', 'no_interface'),
  message: Type.String(),
  step: Type.String(),
})
const report = Type.Object({
  id: uuid,
  organizationId: Type.Optional(uuid),
  tenantId: Type.String(),
  organizationName: Type.String(),
  way: oneOf('delegated', 'standing'),
  checkedAt: dateTime,
  checkedBy: Type.String(),
  days: Type.Integer(),
  findings: Type.Array(finding),
  passed: Type.Array(Type.String()),
  unread: Type.Array(unread),
})

export function registerPosture(scope: OwnScope): void {
  registerChecks(scope)
  registerReports(scope)
}

function registerChecks({ app, dependencies }: OwnScope): void {
  const { organizations, posture } = dependencies.operations
  const idOf = findOrganization(organizations)
  app.post('/organizations/:organization/posture', {
    config: access,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'checkOrganizationPosture',
      tags,
      params: Type.Object(organizationParameter),
      body: strictPartial({ signIn, days }),
      response: { 200: report },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await idOf(request.params.organization, caller)
      const { signIn: signInReference, days: wanted = defaultDays } = request.body
      return reportBody(await posture.check(id, { signInReference, days: wanted }, caller))
    },
  })
  app.post('/posture', {
    config: access,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'checkPosture',
      tags,
      body: Type.Object({ signIn, days: Type.Optional(days) }, { additionalProperties: false }),
      response: { 200: report },
    },
    handler: async (request) => {
      const { signIn: signInReference, days: wanted = defaultDays } = request.body
      const wish = { signInReference, days: wanted }
      return reportBody(await posture.checkOnce(wish, callerOf(request).actor))
    },
  })
}

function registerReports({ app, dependencies }: OwnScope): void {
  const { organizations, posture } = dependencies.operations
  const idOf = findOrganization(organizations)
  app.get('/organizations/:organization/posture', {
    config: reading,
    schema: {
      operationId: 'listPostureReports',
      tags,
      params: Type.Object(organizationParameter),
      response: { 200: Type.Array(report) },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const found = await posture.list(await idOf(request.params.organization, caller), caller.reach)
      return found.map(reportBody)
    },
  })
  app.get('/organizations/:organization/posture/:reportId', {
    config: reading,
    schema: {
      operationId: 'getPostureReport',
      tags,
      params: Type.Object({ ...organizationParameter, reportId: Type.String() }),
      response: { 200: report },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const { organization, reportId } = request.params
      const id = await idOf(organization, caller)
      if (!isUuid(reportId)) throw notFound()
      return reportBody(await posture.get(id, reportId, caller.reach))
    },
  })
}

function reportBody(one: PostureReport): Static<typeof report> {
  return defined({
    id: one.id,
    organizationId: one.organizationId,
    tenantId: one.tenantId,
    organizationName: one.organizationName,
    way: one.way,
    checkedAt: isoDateTime(one.checkedAt),
    checkedBy: one.checkedBy,
    days: one.days,
    findings: one.findings.map(({ id, severity, title, evidence, step }) => ({
      id,
      severity,
      title,
      evidence: [...evidence],
      step,
    })),
    passed: [...one.passed],
    unread: one.unread.map(({ subject, reason, message, step }) => ({ subject, reason, message, step })),
  })
}
