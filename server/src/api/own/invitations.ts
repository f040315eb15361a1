/** Invitations for customers' administrators: made, listed and revoked by administrators of the whole server. */
import { Type, type Static } from 'typebox'
import type { Invitation } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { invitationId } from '../ids.ts'
import { publishedPaths } from '../oauth2/paths.ts'
import { invitationPath } from '../pages/paths.ts'
import { defined, oneOf, uuid } from '../schema.ts'
import { services, servicesFrom, servicesBody } from './provisioning-body.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Invitations']
const config = { access: 'server-administrator' } as const
const dateTime = Type.String({ format: 'date-time' })

const options = {
  layout: Type.Optional(oneOf('standard', 'separate-restore', 'single')),
  signInApplication: Type.Optional(Type.Boolean()),
  restore: Type.Optional(oneOf('standing', 'just-in-time', 'none')),
  posture: Type.Optional(Type.Boolean()),
  drift: Type.Optional(Type.Boolean()),
  applicationName: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
}
const invitation = Type.Object({
  id: uuid,
  label: Type.String(),
  domain: Type.Optional(Type.String()),
  services: Type.Array(services),
  ...options,
  state: oneOf('open', 'used', 'revoked', 'expired'),
  createdBy: Type.String(),
  createdAt: dateTime,
  expiresAt: dateTime,
  usedAt: Type.Optional(dateTime),
  organizationId: Type.Optional(uuid),
})
const newInvitation = Type.Object({
  label: Type.String({ description: 'who invites: shown to who follows the link' }),
  domain: Type.Optional(
    Type.String({
      maxLength: 253,
      description: 'a domain or the id of the tenant; any other one is refused',
    }),
  ),
  services: Type.Optional(Type.Array(services, { maxItems: 4 })),
  ...options,
  expiresInHours: Type.Optional(Type.Integer({ description: '1 to 168; 72 when left out' })),
})
const created = Type.Object({
  id: uuid,
  url: Type.String({ description: 'the link: told once, good for one use' }),
  expiresAt: dateTime,
})
const params = Type.Object({ invitationId: Type.String() })
const defaultHours = 72

export function registerInvitations({ app, dependencies }: OwnScope): void {
  const { authorizationServer, operations } = dependencies
  const { invitations } = operations
  app.post('/invitations', {
    config,
    schema: { operationId: 'createInvitation', tags, body: newInvitation, response: { 201: created } },
    handler: async (request, reply) => {
      const { invitation: made, secret } = await invitations.create(
        wanted(request.body),
        callerOf(request).actor,
      )
      const { issuer } = authorizationServer.metadata(publishedPaths)
      const url = `${issuer}${invitationPath}/${secret.reveal()}`
      return reply.code(201).send({ id: made.id, url, expiresAt: isoDateTime(made.expiresAt) })
    },
  })
  app.get('/invitations', {
    config,
    schema: {
      operationId: 'listInvitations',
      tags,
      response: { 200: Type.Object({ results: Type.Array(invitation) }) },
    },
    handler: async () => ({ results: (await invitations.list()).map(invitationBody) }),
  })
  app.get('/invitations/:invitationId', {
    config,
    schema: { operationId: 'getInvitation', tags, params, response: { 200: invitation } },
    handler: async (request) =>
      invitationBody(await invitations.get(invitationId(request.params.invitationId))),
  })
  app.delete('/invitations/:invitationId', {
    config,
    schema: { operationId: 'revokeInvitation', tags, params, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      await invitations.revoke(invitationId(request.params.invitationId), callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
}

/** Mail alone, in the standard layout, with restore permissions only while somebody restores: the least that is of use. */
function wanted(body: Static<typeof newInvitation>) {
  const { label, domain, expiresInHours = defaultHours, services: given = ['exchange'], ...rest } = body
  return {
    label,
    domain,
    expiresInHours,
    provisioning: {
      services: servicesFrom(given),
      layout: rest.layout ?? ('standard' as const),
      signIn: rest.signInApplication ?? ('as-switched' as const),
      restore: rest.restore ?? ('just-in-time' as const),
      posture: rest.posture ?? false,
      drift: rest.drift ?? false,
      applicationName: rest.applicationName,
    },
  }
}

function invitationBody({ provisioning, ...others }: Invitation): Static<typeof invitation> {
  const { createdAt, expiresAt, usedAt } = others
  const { services: wantedServices, signIn, ...rest } = provisioning
  return defined({
    ...others,
    ...rest,
    signInApplication: signIn === true,
    services: servicesBody(wantedServices),
    createdAt: isoDateTime(createdAt),
    expiresAt: isoDateTime(expiresAt),
    usedAt: usedAt === undefined ? undefined : isoDateTime(usedAt),
  })
}
