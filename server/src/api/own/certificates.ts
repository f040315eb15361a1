/** Certificates with which an organization's applications prove themselves: listed, rotated, issued by others. */
import { Type, type Static } from 'typebox'
import { Secret } from '../../foundation/secret.ts'
import type { Certificate, NextKey } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { RequestError } from '../http/errors.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { strictPartial, validateStrictly } from '../strict-validation.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Certificates']
const access = { access: 'administrator' } as const
/** A PKCS#12 file of 64 KiB in base64, and some room. */
const largestBodyBytes = 131_072
const base64 = /^[A-Za-z0-9+/]+={0,2}$/

const purpose = oneOf('backup', 'restore')
const params = Type.Object(organizationParameter)

const certificate = Type.Object({
  id: uuid,
  applicationName: Type.String(),
  appId: Type.String(),
  purposes: Type.Array(Type.String()),
  state: oneOf('planned', 'generated', 'published', 'proven', 'active', 'retiring', 'removed', 'failed'),
  thumbprintSha1: Type.String({ description: 'upper-case hex; empty until the key is made' }),
  thumbprintSha256: Type.String({ description: 'base64url; empty until the key is made' }),
  notBefore: dateTime,
  notAfter: dateTime,
  daysLeft: Type.Integer(),
  lastUsedAt: Type.Optional(dateTime),
  changedAt: dateTime,
  isAutomatic: Type.Boolean({ description: 'another one follows by itself before it expires' }),
  alarm: Type.Optional(oneOf('expires-soon', 'expired', 'stuck')),
  error: Type.Optional(Type.String()),
})

const rotation = strictPartial({
  purpose,
  keyId: Type.String({ description: 'a key that is in the key provider already' }),
  certificate: Type.String({ description: 'a PKCS#12 file of your own, base64' }),
  certificatePassword: Type.String(),
  allowWeakEncryption: Type.Boolean({ description: 'take a file that is protected with RC2 or 3DES' }),
})

export function registerCertificates(scope: OwnScope): void {
  registerRotation(scope)
  registerIssuance(scope)
}

function registerRotation({ app, dependencies }: OwnScope): void {
  const { organizations, certificates } = dependencies.operations
  const idOf = findOrganization(organizations)
  app.get('/organizations/:organization/certificates', {
    config: access,
    schema: {
      operationId: 'listCertificates',
      tags,
      params,
      response: { 200: Type.Array(certificate) },
    },
    handler: async (request) => {
      const caller = callerOf(request)
      const id = await idOf(request.params.organization, caller)
      return (await certificates.list(id, caller.reach)).map(certificateBody)
    },
  })
  app.post('/organizations/:organization/certificates/rotate', {
    config: access,
    bodyLimit: largestBodyBytes,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'rotateCertificate',
      tags,
      params,
      body: rotation,
      response: { 202: certificate },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const id = await idOf(request.params.organization, caller)
      const { purpose: wanted = 'backup' } = request.body
      const wish = { purpose: wanted, next: nextKey(request.body) }
      return reply.code(202).send(certificateBody(await certificates.rotate(id, wish, caller)))
    },
  })
}

function registerIssuance({ app, dependencies }: OwnScope): void {
  const { organizations, certificates } = dependencies.operations
  const idOf = findOrganization(organizations)
  app.post('/organizations/:organization/certificates/signing-request', {
    config: access,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'requestCertificate',
      tags,
      params,
      body: strictPartial({ purpose }),
      response: { 201: Type.Object({ keyId: uuid, request: Type.String({ description: 'PKCS#10, PEM' }) }) },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const id = await idOf(request.params.organization, caller)
      const { purpose: wanted = 'backup' } = request.body
      const made = await certificates.requestSigning(id, wanted, caller)
      return reply.code(201).send({ keyId: made.keyId, request: made.pkcs10Pem })
    },
  })
  app.post('/organizations/:organization/certificates/:keyId/certificate', {
    config: access,
    bodyLimit: largestBodyBytes,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'installCertificate',
      tags,
      params: Type.Object({ ...organizationParameter, keyId: Type.String() }),
      body: Type.Object(
        { purpose: Type.Optional(purpose), certificate: Type.String({ description: 'PEM' }) },
        { additionalProperties: false },
      ),
      response: { 202: certificate },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const { organization, keyId } = request.params
      const id = await idOf(organization, caller)
      const { purpose: wanted = 'backup', certificate: certificatePem } = request.body
      const answer = { purpose: wanted, keyId: keyId.toLowerCase(), certificatePem }
      return reply.code(202).send(certificateBody(await certificates.install(id, answer, caller)))
    },
  })
}

function nextKey(body: Static<typeof rotation>): NextKey {
  const { keyId, certificate: file, certificatePassword = '', allowWeakEncryption = false } = body
  if (keyId !== undefined && file !== undefined)
    throw new RequestError('malformed', 'keyId and certificate exclude each other: give one of them.')
  if (keyId !== undefined) return { kind: 'key', keyId: keyId.toLowerCase() }
  if (file === undefined) return { kind: 'new' }
  if (!base64.test(file))
    throw new RequestError('malformed', 'certificate has to be a PKCS#12 file in base64.')
  const pfx = new Uint8Array(Buffer.from(file, 'base64'))
  return { kind: 'pfx', pfx, password: new Secret(certificatePassword), allowWeakEncryption }
}

function certificateBody(one: Certificate): Static<typeof certificate> {
  return defined({
    ...one,
    purposes: [...one.purposes],
    notBefore: isoDateTime(one.notBefore),
    notAfter: isoDateTime(one.notAfter),
    changedAt: isoDateTime(one.changedAt),
    lastUsedAt: one.lastUsedAt === undefined ? undefined : isoDateTime(one.lastUsedAt),
  })
}
