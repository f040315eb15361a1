/** Connecting, changing and removing organizations: a plan that is shown, confirmed by its hash, and watched. */
import { Type } from 'typebox'
import { isUuid } from '../../foundation/ids.ts'
import { callerOf } from '../access.ts'
import { notFound, organizationId } from '../ids.ts'
import { strictObject, strictPartial, validateStrictly } from '../strict-validation.ts'
import { provisioning, provisioningBody } from './provisioning-body.ts'
import { newProvisioning, requestFrom } from './provisioning-request.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Provisionings']
const config = { access: 'server-administrator' } as const
const forOrganizations = { access: 'administrator' } as const
const params = Type.Object({ provisioningId: Type.String() })
const confirmation = strictObject({ planHash: Type.String({ maxLength: 64 }) })
const acceptance = strictObject({
  planHash: Type.String({ maxLength: 64 }),
  subjects: Type.Array(Type.String({ minLength: 1, maxLength: 1_024 }), {
    minItems: 1,
    maxItems: 100,
    description: 'of the obstacles of this plan that may be accepted',
  }),
})
const again = strictObject({ signInId: Type.String({ maxLength: 100 }) })

export function registerProvisionings(scope: OwnScope): void {
  registerPlanning(scope)
  registerReading(scope)
  registerAcceptance(scope)
  registerGoingOn(scope)
}

function registerPlanning({ app, dependencies }: OwnScope): void {
  const { organizations, provisionings } = dependencies.operations
  app.post('/provisionings', {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'planProvisioning',
      tags,
      description: 'Looks at the tenant and plans. Nothing is written before the plan is applied.',
      body: newProvisioning,
      response: { 201: provisioning },
    },
    handler: async (request, reply) => {
      const { actor, reach } = callerOf(request)
      const { organizationId: id } = request.body
      const current = id === undefined ? undefined : await organizations.get(organizationId(id), reach)
      const planned = await provisionings.plan(requestFrom(request.body, current), actor)
      return reply.code(201).send(provisioningBody(planned))
    },
  })
}

function registerReading({ app, dependencies }: OwnScope): void {
  const { provisionings } = dependencies.operations
  app.get('/provisionings', {
    config: forOrganizations,
    schema: {
      operationId: 'listProvisionings',
      tags,
      description: 'Newest first, at most 100.',
      response: { 200: Type.Object({ results: Type.Array(provisioning) }) },
    },
    handler: async (request) => ({
      results: (await provisionings.list(callerOf(request).reach)).map(provisioningBody),
    }),
  })
  app.get('/provisionings/:provisioningId', {
    config: forOrganizations,
    schema: { operationId: 'getProvisioning', tags, params, response: { 200: provisioning } },
    handler: async (request) =>
      provisioningBody(await provisionings.get(idOf(request.params), callerOf(request).reach)),
  })
}

function registerAcceptance({ app, dependencies }: OwnScope): void {
  const { provisionings } = dependencies.operations
  app.post('/provisionings/:provisioningId/accept', {
    config: forOrganizations,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'acceptObstacles',
      tags,
      description:
        'Plans once more with the same sign-in, as if what stands in the way of the plan and is named here were known. Nothing is written; the new plan is confirmed by its own hash.',
      params,
      body: acceptance,
      response: { 200: provisioning },
    },
    handler: async (request) => {
      const { actor, reach } = callerOf(request)
      // Administrators of named organizations plan permissions, and accept what stands in their way.
      const { id } = await provisionings.get(idOf(request.params), reach)
      return provisioningBody(await provisionings.accept(id, request.body, actor))
    },
  })
}

function registerGoingOn({ app, dependencies }: OwnScope): void {
  const { provisionings } = dependencies.operations
  app.post('/provisionings/:provisioningId/apply', {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'applyProvisioning',
      tags,
      description: 'Begins to make the plan true and answers at once; watch it by its id.',
      params,
      body: confirmation,
      response: { 202: provisioning },
    },
    handler: async (request, reply) => {
      const { planHash } = request.body
      const begun = await provisionings.apply(idOf(request.params), planHash, callerOf(request).actor)
      return reply.code(202).send(provisioningBody(begun))
    },
  })
  app.post('/provisionings/:provisioningId/resume', {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'resumeProvisioning',
      tags,
      description: 'Plans an interrupted one anew, with a new sign-in of the same tenant.',
      params,
      body: again,
      response: { 200: provisioning },
    },
    handler: async (request) => {
      const { signInId } = request.body
      return provisioningBody(
        await provisionings.resume(idOf(request.params), signInId, callerOf(request).actor),
      )
    },
  })
  app.post('/provisionings/:provisioningId/cancel', {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'cancelProvisioning',
      tags,
      description: 'Forgets a plan; of an interrupted one, takes back what was made, with a new sign-in.',
      params,
      body: strictPartial({ signInId: Type.String({ maxLength: 100 }) }),
      response: { 200: provisioning },
    },
    handler: async (request) => {
      const { signInId } = request.body
      return provisioningBody(
        await provisionings.cancel(idOf(request.params), signInId, callerOf(request).actor),
      )
    },
  })
  app.delete('/provisionings/:provisioningId', {
    config,
    schema: {
      operationId: 'forgetProvisioning',
      tags,
      description: 'Forgets a plan that was not applied, as cancel does.',
      params,
      response: { 200: provisioning },
    },
    handler: async (request) =>
      provisioningBody(await provisionings.cancel(idOf(request.params), undefined, callerOf(request).actor)),
  })
}

export function idOf({ provisioningId }: { readonly provisioningId: string }): string {
  const id = provisioningId.toLowerCase()
  if (!isUuid(id)) throw notFound()
  return id
}
