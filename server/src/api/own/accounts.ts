/** The accounts of this server and the keys of services, for administrators of the whole server. */
import { Type, type Static } from 'typebox'
import type { Account, AccountKey } from '../../authorization-server/index.ts'
import { isUuid } from '../../foundation/ids.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { RequestError } from '../http/errors.ts'
import { notFound } from '../ids.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { strictObject, strictPartial, validateStrictly } from '../strict-validation.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Accounts']
const config = { access: 'server-administrator' } as const
/** Whoever finds a browser open must not make themselves an account (SES-26). */
const changing = { ...config, needsRecentSignIn: true } as const
const strictly = { config: changing, validatorCompiler: validateStrictly }

const role = oneOf('administrator', 'monitor')
const organizationIds = Type.Union([Type.Array(uuid, { minItems: 1 }), Type.Null()], {
  description: 'null: all of them, and the server itself',
})
const description = Type.String({ maxLength: 1000 })

export const accountSchema = Type.Object({
  id: uuid,
  userName: Type.String(),
  kind: oneOf('password', 'service'),
  role,
  organizationIds,
  description: Type.String(),
  isEnabled: Type.Boolean(),
  hasTotp: Type.Boolean({ description: 'a one-time code is asked for at sign-in' }),
  createdAt: dateTime,
})
const newAccount = strictObject({
  userName: Type.String(),
  kind: Type.Optional(oneOf('password', 'service')),
  password: Type.Optional(Type.String({ description: 'for the kind password' })),
  role,
  organizationIds: Type.Optional(organizationIds),
  description: Type.Optional(description),
})
const accountChange = strictPartial({
  role,
  organizationIds,
  description,
  isEnabled: Type.Boolean(),
  password: Type.String({ description: 'a new one, for somebody who has lost theirs' }),
  resetTotp: Type.Boolean({ description: 'takes away the second factor of somebody who has lost it' }),
})
const keySchema = Type.Object({
  id: uuid,
  thumbprint: Type.String({ description: 'RFC 7638, SHA-256; a client may send it as kid' }),
  description: Type.String(),
  createdAt: dateTime,
  expiresAt: Type.Optional(dateTime),
})
const newKey = strictObject({
  jwk: Type.Unsafe<object>({ type: 'object', description: 'a public JSON Web Key: RSA, P-256 or Ed25519' }),
  description: Type.Optional(description),
  expiresAt: Type.Optional(Type.String({ description: 'ISO 8601; no end when absent' })),
})
const accountParams = Type.Object({ accountId: Type.String() })
const keyParams = Type.Object({ accountId: Type.String(), keyId: Type.String() })

export function registerAccounts(scope: OwnScope): void {
  registerList(scope)
  registerOne(scope)
  registerKeys(scope)
}

function registerList({ app, dependencies }: OwnScope): void {
  const { accounts } = dependencies.authorizationServer
  app.get('/accounts', {
    config,
    schema: { operationId: 'listAccounts', tags, response: { 200: Type.Array(accountSchema) } },
    handler: async () => (await accounts.list()).map(accountBody),
  })
  app.post('/accounts', {
    ...strictly,
    schema: { operationId: 'createAccount', tags, body: newAccount, response: { 201: accountSchema } },
    handler: async (request, reply) => {
      const {
        kind = 'password',
        organizationIds: ids = null,
        description: about = '',
        ...given
      } = request.body
      const account = { ...given, kind, organizationIds: ids, description: about }
      const created = await accounts.create(account, callerOf(request).actor)
      return reply.code(201).send(accountBody(created))
    },
  })
}

function registerOne({ app, dependencies }: OwnScope): void {
  const { accounts } = dependencies.authorizationServer
  app.get('/accounts/:accountId', {
    config,
    schema: { operationId: 'getAccount', tags, params: accountParams, response: { 200: accountSchema } },
    handler: async ({ params }) => accountBody(await accounts.get(idOf(params.accountId))),
  })
  app.patch('/accounts/:accountId', {
    ...strictly,
    schema: {
      operationId: 'changeAccount',
      tags,
      description:
        'A member that is left out stays as it is. A change that takes something away ends the sessions of the account.',
      params: accountParams,
      body: accountChange,
      response: { 200: accountSchema },
    },
    handler: async (request) => {
      const { resetTotp, ...given } = request.body
      const change = resetTotp === true ? { ...given, hasTotp: false as const } : given
      const { actor, principal } = callerOf(request)
      const id = idOf(request.params.accountId)
      if ('accountId' in principal && principal.accountId === id) refuseOwnCredentials(request.body)
      return accountBody(await accounts.change(id, change, actor))
    },
  })
  app.delete('/accounts/:accountId', {
    config: changing,
    schema: { operationId: 'removeAccount', tags, params: accountParams, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      await accounts.remove(idOf(request.params.accountId), callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
}

/** Whoever found a session open must not make it their own: one's own credentials ask for the ones that are now. */
function refuseOwnCredentials({ password, resetTotp }: Static<typeof accountChange>): void {
  if (password !== undefined || resetTotp === true)
    throw new RequestError(
      'malformed',
      'Your own password and second factor ask for the current ones: change them as your own account (PUT account/password, DELETE account/totp).',
    )
}

function registerKeys({ app, dependencies }: OwnScope): void {
  const { serviceKeys } = dependencies.authorizationServer
  app.get('/accounts/:accountId/keys', {
    config,
    schema: {
      operationId: 'listAccountKeys',
      tags,
      params: accountParams,
      response: { 200: Type.Array(keySchema) },
    },
    handler: async ({ params }) => (await serviceKeys.list(idOf(params.accountId))).map(keyBody),
  })
  app.post('/accounts/:accountId/keys', {
    ...strictly,
    schema: {
      operationId: 'addAccountKey',
      tags,
      params: accountParams,
      body: newKey,
      response: { 201: keySchema },
    },
    handler: async (request, reply) => {
      const { jwk, description: about = '', expiresAt } = request.body
      const key = { jwk, description: about, expiresAt: momentOf(expiresAt) }
      const added = await serviceKeys.add(idOf(request.params.accountId), key, callerOf(request).actor)
      return reply.code(201).send(keyBody(added))
    },
  })
  app.delete('/accounts/:accountId/keys/:keyId', {
    config: changing,
    schema: { operationId: 'removeAccountKey', tags, params: keyParams, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { accountId, keyId } = request.params
      await serviceKeys.remove(idOf(accountId), idOf(keyId), callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
}

function idOf(text: string): string {
  const id = text.toLowerCase()
  if (!isUuid(id)) throw notFound()
  return id
}

function momentOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const moment = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(moment))
    throw new RequestError('malformed', 'expiresAt has to be a date and time, ISO 8601.')
  return moment
}

export function accountBody({ organizations, ...account }: Account): Static<typeof accountSchema> {
  return {
    ...account,
    organizationIds: organizations === 'all' ? null : [...organizations],
    createdAt: isoDateTime(account.createdAt),
  }
}

function keyBody({ createdAt, expiresAt, ...key }: AccountKey): Static<typeof keySchema> {
  return defined({
    ...key,
    createdAt: isoDateTime(createdAt),
    expiresAt: expiresAt === undefined ? undefined : isoDateTime(expiresAt),
  })
}
