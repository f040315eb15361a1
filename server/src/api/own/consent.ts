/** Admin consent on Microsoft's page, where only that is missing; what was granted, the permissions say (PRV-06). */
import { Type, type Static } from 'typebox'
import type { Consent } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { defined, oneOf, uuid } from '../schema.ts'
import { findOrganization, organizationParameter } from './organization-parameter.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Organizations']
const config = { access: 'administrator' } as const
const purposes = oneOf('backup', 'restore', 'sign-in')

const wanted = Type.Object({
  purpose: Type.Optional(purposes),
  redirectUri: Type.Optional(
    Type.String({
      maxLength: 2_048,
      description:
        'registered for the application: http://localhost:PORT of your program, or a page of yours; /consent/callback of this server when left out',
    }),
  ),
})
const consent = Type.Object({
  id: uuid,
  purpose: purposes,
  appId: Type.String(),
  url: Type.String({ description: 'the page to open in a browser' }),
  state: Type.String({ description: 'comes back with the redirect; refuse one that brings another' }),
  redirectUri: Type.String({ description: 'where the page leads back to' }),
  outcome: oneOf('pending', 'returned', 'refused', 'expired'),
  message: Type.Optional(Type.String()),
  expiresAt: Type.String({ format: 'date-time' }),
})
const answer = Type.Object({
  state: Type.String({ maxLength: 1_024 }),
  tenant: Type.Optional(Type.String({ maxLength: 253 })),
  error: Type.Optional(Type.String({ maxLength: 256 })),
  errorDescription: Type.Optional(Type.String({ maxLength: 4_096 })),
})
const params = Type.Object({ consentId: Type.String() })

export function registerConsent({ app, dependencies }: OwnScope): void {
  const { consents, organizations } = dependencies.operations
  const find = findOrganization(organizations)
  app.post('/organizations/:organization/consent', {
    config,
    schema: {
      operationId: 'prepareConsent',
      tags,
      description: 'Where only consent is missing. Look at the permissions of the organization afterwards.',
      params: Type.Object(organizationParameter),
      body: wanted,
      response: { 201: consent },
    },
    handler: async (request, reply) => {
      const caller = callerOf(request)
      const id = await find(request.params.organization, caller)
      const { purpose = 'backup', redirectUri } = request.body
      return reply.code(201).send(consentBody(await consents.begin(id, { purpose, redirectUri }, caller)))
    },
  })
  app.get('/consents/:consentId', {
    config,
    schema: { operationId: 'getConsent', tags, params, response: { 200: consent } },
    handler: async (request) =>
      consentBody(await consents.get(request.params.consentId, callerOf(request).actor)),
  })
  app.post('/consents/:consentId/complete', {
    config,
    schema: {
      operationId: 'completeConsent',
      tags,
      description: 'Hands over what the redirect of Microsoft brought to your program. It proves nothing.',
      params,
      body: answer,
      response: { 200: consent },
    },
    handler: async (request) => {
      const { state, tenant, error, errorDescription } = request.body
      const brought = { state, tenant, error, errorDescription }
      const { actor } = callerOf(request)
      return consentBody(await consents.complete(request.params.consentId, brought, actor))
    },
  })
}

function consentBody({
  organizationId: _organization,
  expiresAt,
  ...others
}: Consent): Static<typeof consent> {
  return defined({ ...others, expiresAt: isoDateTime(expiresAt) })
}
