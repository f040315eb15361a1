/** Connecting, changing and removing organizations: a plan that is shown, confirmed by its hash, and watched. */
import { Type, type Static } from 'typebox'
import { isUuid } from '../../foundation/ids.ts'
import { Secret } from '../../foundation/secret.ts'
import type { NewProvisioning, Organization, WantedCredential } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { RequestError } from '../http/errors.ts'
import { notFound, organizationId } from '../ids.ts'
import { oneOf } from '../schema.ts'
import { strictObject, strictPartial, validateStrictly } from '../strict-validation.ts'
import { provisioning, provisioningBody, services, servicesFrom } from './provisioning-body.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Provisionings']
const config = { access: 'server-administrator' } as const
const reading = { access: 'administrator' } as const
const longest = 1_024
/** base64 of a PKCS#12 file of 64 KiB. */
const longestPfx = 90_000

const text = Type.String({ minLength: 1, maxLength: longest })
const clientIds = strictPartial({ backup: text, restore: text, signIn: text })
const credential = strictObject({
  kind: oneOf('new-certificate', 'pfx', 'key', 'federated', 'keep'),
  pfx: Type.Optional(Type.String({ maxLength: longestPfx, description: 'base64 of a PKCS#12 file' })),
  password: Type.Optional(Type.String({ maxLength: longest })),
  keyId: Type.Optional(text),
  tokenFile: Type.Optional(
    Type.String({ maxLength: 4_096, description: 'absolute path on the server, read anew at each use' }),
  ),
})
const newProvisioning = strictObject({
  way: oneOf('register', 'existing', 'existing-managed', 'remove'),
  organizationId: Type.Optional(Type.String({ description: 'to change one that is connected' })),
  signInId: Type.Optional(
    Type.String({ maxLength: 100, description: 'id of a sign-in, or a user code; not needed for existing' }),
  ),
  region: Type.Optional(Type.String({ maxLength: 64 })),
  description: Type.Optional(Type.String({ maxLength: longest })),
  services: Type.Optional(Type.Array(services, { maxItems: 4 })),
  layout: Type.Optional(oneOf('standard', 'separate-restore', 'single')),
  signInApplication: Type.Optional(Type.Boolean()),
  restore: Type.Optional(oneOf('standing', 'just-in-time', 'none')),
  posture: Type.Optional(Type.Boolean()),
  drift: Type.Optional(Type.Boolean()),
  applicationName: Type.Optional(Type.String({ maxLength: longest })),
  applications: Type.Optional(clientIds),
  tenant: Type.Optional(Type.String({ maxLength: 253, description: 'domain or id; for existing' })),
  credential: Type.Optional(credential),
  removeExcessive: Type.Optional(Type.Boolean()),
  accept: Type.Optional(Type.Array(text, { maxItems: 100 })),
})
export type ProvisioningRequest = Static<typeof newProvisioning>

const params = Type.Object({ provisioningId: Type.String() })
const confirmation = strictObject({ planHash: Type.String({ maxLength: 64 }) })
const again = strictObject({ signInId: Type.String({ maxLength: 100 }) })

export function registerProvisionings(scope: OwnScope): void {
  registerPlanning(scope)
  registerReading(scope)
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
    config: reading,
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
    config: reading,
    schema: { operationId: 'getProvisioning', tags, params, response: { 200: provisioning } },
    handler: async (request) =>
      provisioningBody(await provisionings.get(idOf(request.params), callerOf(request).reach)),
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

const initially = {
  layout: 'standard',
  signIn: true,
  restore: 'standing',
  posture: false,
  drift: false,
} as const

/** What is left out stays as the organization has it, or as a new one begins. */
export function requestFrom(body: ProvisioningRequest, current: Organization | undefined): NewProvisioning {
  const options = current?.options ?? initially
  const { applications = {}, services: wanted } = body
  const protect = wanted === undefined ? current?.services : servicesFrom(wanted)
  return {
    way: body.way,
    organizationId: current?.id,
    region: body.region ?? '',
    description: body.description ?? current?.description ?? '',
    services: protect ?? servicesFrom(['exchange']),
    layout: body.layout ?? options.layout,
    signIn: body.signInApplication ?? options.signIn,
    restore: body.restore ?? options.restore,
    posture: body.posture ?? options.posture,
    drift: body.drift ?? options.drift,
    applicationName: body.applicationName,
    applications: {
      ...(applications.backup === undefined ? {} : { backup: applications.backup }),
      ...(applications.restore === undefined ? {} : { restore: applications.restore }),
      ...(applications.signIn === undefined ? {} : { 'sign-in': applications.signIn }),
    },
    tenant: body.tenant,
    credential: credentialFrom(body.credential, current),
    removeExcessive: body.removeExcessive ?? false,
    accept: body.accept ?? [],
    signInReference: body.signInId,
  }
}

function credentialFrom(
  given: ProvisioningRequest['credential'],
  current: Organization | undefined,
): WantedCredential {
  const isConnected = current !== undefined && current.applications.length > 0
  if (given === undefined) return { kind: isConnected ? 'keep' : 'new-certificate' }
  const { kind, keyId, tokenFile } = given
  if (kind === 'pfx')
    return {
      kind,
      file: { pfx: decodeBase64(given.pfx ?? ''), password: new Secret(given.password ?? '') },
    }
  if (kind === 'key') return { kind, keyId: keyId ?? missing('credential.keyId') }
  if (kind === 'federated') return { kind, tokenFile: tokenFile ?? missing('credential.tokenFile') }
  return { kind }
}

function missing(name: string): never {
  throw new RequestError('malformed', `${name} is missing.`)
}

function decodeBase64(given: string): Uint8Array {
  const compact = given.replaceAll(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0)
    throw new RequestError('malformed', 'credential.pfx has to be the base64 of a PKCS#12 file.')
  return Buffer.from(compact, 'base64')
}
