/** Whether the applications of organizations really work: begun, watched, kept. */
import { Type, type Static } from 'typebox'
import { isUuid } from '../../foundation/ids.ts'
import type { Verification, VerifiedApplication } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { notFound, organizationId } from '../ids.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { strictPartial, validateStrictly } from '../strict-validation.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Verifications']
const config = { access: 'administrator' } as const
const reading = { access: 'monitor' } as const
const mostOrganizations = 1_000

const texts = Type.Array(Type.String())
const resource = oneOf('graph', 'exchange', 'sharepoint')
const permission = Type.Object({
  resource,
  value: Type.String(),
  id: uuid,
  state: oneOf('waiting', 'working', 'missing', 'propagating', 'not-applicable', 'failed'),
  detail: Type.String(),
  nextStep: Type.String({ description: 'empty when there is nothing to do' }),
  enables: texts,
  lost: texts,
  grantedUntil: Type.Optional(dateTime),
})
const audience = Type.Object({
  resource,
  displayName: Type.String(),
  state: oneOf('waiting', 'accepted', 'refused', 'propagating', 'not-needed'),
  detail: Type.String(),
  nextStep: Type.String(),
})
const application = Type.Object({
  purposes: Type.Array(oneOf('backup', 'restore', 'sign-in')),
  displayName: Type.String(),
  appId: Type.String(),
  credential: Type.Object({
    kind: oneOf('certificate', 'federated', 'none'),
    state: oneOf('valid', 'expires-soon', 'expired', 'lost', 'none'),
    thumbprintSha1: Type.Optional(Type.String()),
    expiresAt: Type.Optional(dateTime),
    daysLeft: Type.Optional(Type.Integer()),
  }),
  audiences: Type.Array(audience),
  permissions: Type.Array(permission),
})
const verification = Type.Object({
  id: uuid,
  organizationId: uuid,
  organizationName: Type.String(),
  state: oneOf('running', 'passed', 'failed', 'stopped'),
  startedBy: Type.String(),
  startedAt: dateTime,
  endedAt: Type.Optional(dateTime),
  waitMinutes: Type.Number(),
  applications: Type.Array(application),
  lost: Type.Array(Type.String(), { description: 'features that do not work now' }),
  working: Type.Array(Type.String(), { description: 'what goes on working' }),
  error: Type.Optional(Type.String({ description: 'why nothing could be looked at' })),
})
const verifications = Type.Object({ results: Type.Array(verification) })

const waitMinutes = Type.Number({
  minimum: 0,
  maximum: 20,
  description: 'how long to wait for what may still become effective; 0 tells at once',
})

export function registerVerifications(scope: OwnScope): void {
  registerOfOrganization(scope)
  registerOfAll(scope)
}

function registerOfOrganization({ app, dependencies }: OwnScope): void {
  const { organizations, verifications: operations } = dependencies.operations
  const idOf = findOrganization(organizations)
  const params = Type.Object(organizationParameter)
  app.post('/organizations/:organization/verify', {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'verifyOrganization',
      tags,
      description: 'Tries every token and every permission, each with one harmless call. Watch it by its id.',
      params,
      body: strictPartial({ waitMinutes }),
      response: { 202: verification },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const id = await idOf(request.params.organization, caller)
      const { waitMinutes: minutes = 0 } = request.body
      return reply.code(202).send(body(await operations.begin(id, { waitMinutes: minutes }, caller)))
    },
  })
  app.get('/organizations/:organization/verify', {
    config: reading,
    schema: { operationId: 'getLastVerification', tags, params, response: { 200: verification } },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await idOf(request.params.organization, caller)
      return body(await operations.latest(id, caller.reach))
    },
  })
  app.get('/organizations/:organization/verify/:verificationId', {
    config: reading,
    schema: {
      operationId: 'getVerification',
      tags,
      params: Type.Object({ ...organizationParameter, verificationId: Type.String() }),
      response: { 200: verification },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await idOf(request.params.organization, caller)
      const verificationId = request.params.verificationId.toLowerCase()
      if (!isUuid(verificationId)) throw notFound()
      return body(await operations.get(id, verificationId, caller.reach))
    },
  })
}

function registerOfAll({ app, dependencies }: OwnScope): void {
  const { verifications: operations } = dependencies.operations
  app.post('/verify', {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'verifyOrganizations',
      tags,
      description:
        'Of every organization within reach, or of those that are named; a few are looked at at once.',
      body: strictPartial({ organizations: Type.Array(uuid, { maxItems: mostOrganizations }), waitMinutes }),
      response: { 202: verifications },
    },
    handler: async (request, reply) => {
      const { organizations, waitMinutes: minutes = 0 } = request.body
      const organizationIds = organizations?.map((id) => organizationId(id.toLowerCase()))
      const begun = await operations.beginAll({ organizationIds, waitMinutes: minutes }, callerOf(request))
      return reply.code(202).send({ results: begun.map(body) })
    },
  })
  app.get('/verify', {
    config: reading,
    schema: {
      operationId: 'listLastVerifications',
      tags,
      description: 'The last verification of every organization within reach that has one.',
      response: { 200: verifications },
    },
    handler: async (request) => ({
      results: (await operations.latestOfAll(callerOf(request).reach)).map(body),
    }),
  })
}

function body(one: Verification): Static<typeof verification> {
  return defined({
    id: one.id,
    organizationId: one.organizationId,
    organizationName: one.organizationName,
    state: one.state,
    startedBy: one.startedBy,
    startedAt: isoDateTime(one.startedAt),
    endedAt: one.endedAt === undefined ? undefined : isoDateTime(one.endedAt),
    waitMinutes: one.waitMinutes,
    applications: one.applications.map(applicationBody),
    lost: [...one.lost],
    working: [...one.working],
    error: one.error,
  })
}

function applicationBody(one: VerifiedApplication): Static<typeof application> {
  const { kind, state, thumbprintSha1, expiresAt, daysLeft } = one.credential
  return {
    purposes: [...one.purposes],
    displayName: one.displayName,
    appId: one.appId,
    credential: defined({
      kind,
      state,
      thumbprintSha1,
      expiresAt: expiresAt === undefined ? undefined : isoDateTime(expiresAt),
      daysLeft,
    }),
    audiences: one.audiences.map((each) => ({ ...each })),
    permissions: one.permissions.map(({ enables, lost, lentUntil, ...rest }) => ({
      ...rest,
      enables: [...enables],
      lost: [...lost],
      // Lent to somebody who restores, beside the plan.
      ...(lentUntil !== undefined && { grantedUntil: isoDateTime(lentUntil) }),
    })),
  }
}
