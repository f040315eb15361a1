/** Permissions of an organization's applications: what their tokens carry, and a plan for what is missing. */
import { Type } from 'typebox'
import type { OrganizationId } from '../../foundation/ids.ts'
import { callerOf } from '../access.ts'
import { notFound } from '../ids.ts'
import { strictObject, validateStrictly } from '../strict-validation.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import { applicationBody, plannedApplication, provisioning, provisioningBody } from './provisioning-body.ts'
import { requestFrom } from './provisioning-request.ts'
import { idOf } from './provisionings.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Provisionings']
const config = { access: 'administrator' } as const
const params = Type.Object(organizationParameter)
const path = '/organizations/:organization/permissions'

const permissions = Type.Object({
  applications: Type.Array(plannedApplication),
  remarks: Type.Array(Type.String()),
})
const planRequest = strictObject({
  signInId: Type.String({ maxLength: 100, description: 'id of a sign-in, or a user code' }),
  removeExcessive: Type.Optional(Type.Boolean({ description: 'take away what is not needed' })),
  accept: Type.Optional(Type.Array(Type.String({ maxLength: 1_024 }), { maxItems: 100 })),
})
const applyRequest = strictObject({
  provisioningId: Type.String(),
  planHash: Type.String({ maxLength: 64 }),
})

export function registerPermissions({ app, dependencies }: OwnScope): void {
  const { organizations, provisionings } = dependencies.operations
  const find = findOrganization(organizations)
  app.get(path, {
    config,
    schema: {
      operationId: 'getOrganizationPermissions',
      tags,
      description: 'From the tokens of the applications alone: nobody signs in, nothing is written.',
      params,
      response: { 200: permissions },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await find(request.params.organization, caller)
      const { applications, remarks } = await organizations.permissions(id, caller.reach)
      return { applications: applications.map(applicationBody), remarks: [...remarks] }
    },
  })
  app.post(`${path}/plan`, {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'planOrganizationPermissions',
      tags,
      params,
      body: planRequest,
      response: { 201: provisioning },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const id = await find(request.params.organization, caller)
      const current = await organizations.get(id, caller.reach)
      const isManaged = current.applications.some(({ origin }) => origin !== 'registered')
      const way = isManaged ? 'existing-managed' : 'register'
      const planned = await provisionings.plan(requestFrom({ way, ...request.body }, current), caller.actor)
      return reply.code(201).send(provisioningBody(planned))
    },
  })
  app.post(`${path}/apply`, {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'applyOrganizationPermissions',
      tags,
      params,
      body: applyRequest,
      response: { 202: provisioning },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const id: OrganizationId = await find(request.params.organization, caller)
      const { planHash } = request.body
      const found = await provisionings.get(idOf(request.body), caller.reach)
      if (found.organizationId !== id) throw notFound()
      const begun = await provisionings.apply(found.id, planHash, caller.actor)
      return reply.code(202).send(provisioningBody(begun))
    },
  })
}
