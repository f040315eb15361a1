/** The manual way for exactly one choice, and the certificate that it begins with. */
import { Type, type Static } from 'typebox'
import type { Guide, GuideChoice } from '../../operations/index.ts'
import { guideFormats } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { RequestError } from '../http/errors.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { strictObject, validateStrictly } from '../strict-validation.ts'
import { servicesFrom } from './provisioning-body.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Guide']
const longest = 253
const serviceNames = ['exchange', 'sharepoint', 'teams', 'teams-chats'] as const
const text = (description: string) => Type.String({ minLength: 1, maxLength: longest, description })

const query = Type.Object({
  services: Type.Optional(text(`of ${serviceNames.join(', ')}, several with commas; exchange unless told`)),
  layout: Type.Optional(oneOf('standard', 'separate-restore', 'single')),
  restore: Type.Optional(oneOf('standing', 'just-in-time', 'none')),
  signIn: Type.Optional(Type.Boolean({ description: 'the application with which people sign in, too' })),
  posture: Type.Optional(Type.Boolean()),
  drift: Type.Optional(Type.Boolean()),
  cloud: Type.Optional(text('worldwide, usgov, usdod or china; the cloud of this server unless told')),
  tenant: Type.Optional(text('domain or id, as it is put into the command lines')),
  name: Type.Optional(text('display name of the applications')),
  certificateFile: Type.Optional(
    text('file of the public certificate; strongroom-certificate.pem unless told'),
  ),
  keyId: Type.Optional(text('of the prepared certificate, as it is put into the command lines')),
  format: Type.Optional(oneOf(...guideFormats)),
})

const commands = Type.Object({ title: Type.String(), lines: Type.Array(Type.String()) })
const guide = Type.Object({
  title: Type.String(),
  cloud: Type.String(),
  applications: Type.Array(
    Type.Object({
      purposes: Type.Array(oneOf('backup', 'restore', 'sign-in')),
      displayName: Type.String(),
      permissions: Type.Array(
        Type.Object({
          resource: oneOf('graph', 'exchange', 'sharepoint'),
          resourceName: Type.String(),
          resourceAppId: uuid,
          value: Type.String(),
          kind: oneOf('application', 'delegated'),
          id: uuid,
          reason: Type.String(),
          without: Type.String({ description: 'what does not work without it' }),
        }),
      ),
    }),
  ),
  remarks: Type.Array(Type.String()),
  prepare: commands,
  portal: Type.Array(
    Type.Object({
      title: Type.String(),
      actions: Type.Array(
        Type.Object({
          kind: oneOf('open', 'select', 'fill', 'choose', 'upload', 'search', 'check', 'press', 'note'),
          label: Type.String({ description: 'as the page shows it' }),
          value: Type.Optional(Type.String()),
          text: Type.String(),
        }),
      ),
    }),
  ),
  azureCli: commands,
  powershell: commands,
  connect: commands,
  format: oneOf(...guideFormats),
  document: Type.String({ description: 'all of it, in the format that was asked for' }),
})

const preparedCertificate = Type.Object({
  keyId: Type.String(),
  certificatePem: Type.String({ description: 'the public certificate; its key stays here' }),
  thumbprintSha1: Type.String(),
  thumbprintSha256: Type.String(),
  notBefore: dateTime,
  notAfter: dateTime,
})

export function registerGuide({ app, dependencies }: OwnScope): void {
  const { guide: operations } = dependencies.operations
  app.get('/guide', {
    config: { access: 'monitor' },
    schema: { operationId: 'getGuide', tags, querystring: query, response: { 200: guide } },
    handler: async (request) => {
      const { format = 'markdown' } = request.query
      return guideBody(operations.write(choiceFrom(request.query), format))
    },
  })
  app.post('/prepared-certificates', {
    config: { access: 'server-administrator' },
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'prepareCertificate',
      tags,
      description: 'Makes a key here, to be named when an existing application is connected.',
      body: strictObject({ name: Type.String({ maxLength: 100, description: 'common name' }) }),
      response: { 201: preparedCertificate },
    },
    handler: async (request, reply) => {
      const made = await operations.prepareCertificate(request.body.name, callerOf(request).actor)
      const { notBefore, notAfter, ...rest } = made
      const dates = { notBefore: isoDateTime(notBefore), notAfter: isoDateTime(notAfter) }
      return reply.code(201).send({ ...rest, ...dates })
    },
  })
}

function choiceFrom(given: Static<typeof query>): GuideChoice {
  return {
    services: servicesFrom(servicesIn(given.services ?? 'exchange')),
    layout: given.layout ?? 'standard',
    restore: given.restore ?? 'standing',
    signIn: given.signIn ?? false,
    posture: given.posture ?? false,
    drift: given.drift ?? false,
    cloud: given.cloud,
    tenant: given.tenant,
    applicationName: given.name,
    certificateFile: given.certificateFile ?? 'strongroom-certificate.pem',
    keyId: given.keyId,
  }
}

function servicesIn(list: string): (typeof serviceNames)[number][] {
  return list.split(',').map((one) => {
    const found = serviceNames.find((name) => name === one.trim().toLowerCase())
    if (found !== undefined) return found
    throw new RequestError('malformed', `services takes ${serviceNames.join(', ')}.`)
  })
}

function guideBody(one: Guide): Static<typeof guide> {
  const { applications, remarks, portal, prepare, azureCli, powershell, connect, ...rest } = one
  return {
    ...rest,
    applications: applications.map(({ purposes, displayName, permissions }) => ({
      purposes: [...purposes],
      displayName,
      permissions: [...permissions],
    })),
    remarks: [...remarks],
    portal: portal.map(({ title, actions }) => ({
      title,
      actions: actions.map((action) => defined(action)),
    })),
    prepare: commandsBody(prepare),
    azureCli: commandsBody(azureCli),
    powershell: commandsBody(powershell),
    connect: commandsBody(connect),
  }
}

function commandsBody({ title, lines }: Guide['prepare']): Static<typeof commands> {
  return { title, lines: [...lines] }
}
