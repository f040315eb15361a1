/** What brings a repository back when its server is lost: keys and recovery kits of backup repositories. */
import { Type, type Static } from 'typebox'
import { Secret } from '../../foundation/secret.ts'
import type { RecoveryKit, RepositoryKey } from '../../operations/index.ts'
import { callerOf } from '../access.ts'
import { isoDateTime } from '../http/date-time.ts'
import { repositoryId } from '../ids.ts'
import { dateTime, defined, oneOf, uuid } from '../schema.ts'
import { strictPartial, validateStrictly } from '../strict-validation.ts'
import type { OwnScope } from './scope.ts'

const tags = ['Recovery']
const config = { access: 'server-administrator' } as const
const changing = { ...config, needsRecentSignIn: true } as const
const path = '/repositories/:repositoryId'
const params = Type.Object({ repositoryId: Type.String() })
const keyParams = Type.Object({ repositoryId: Type.String(), repositoryKeyId: Type.String() })
const kitParams = Type.Object({ repositoryId: Type.String(), kitId: Type.String() })
const label = Type.String({ maxLength: 100, description: 'who has it, or where it lies' })
const passphraseText = Type.String({ minLength: 1, maxLength: 1_000 })

const repositoryKey = Type.Object({
  id: uuid,
  purpose: Type.Optional(oneOf('passphrase', 'recovery-kit')),
  label: Type.String(),
  createdAt: Type.Optional(dateTime),
  isUsable: Type.Boolean({ description: 'its key object lies in the repository and was not torn' }),
})

const kitMembers = {
  id: uuid,
  label: Type.String(),
  isUsable: Type.Boolean({ description: 'its key object lies in the repository and was not torn' }),
  createdAt: dateTime,
  createdBy: Type.Optional(Type.String()),
  triedAt: Type.Optional(dateTime),
}
const recoveryKit = Type.Object(kitMembers)
const madeKit = Type.Object({
  ...kitMembers,
  passphrase: Type.String({ description: 'in this answer, and nowhere else' }),
  page: Type.String({ description: 'what to print: the passphrase, and how to use it' }),
})

export function registerRecovery(scope: OwnScope): void {
  registerKeys(scope)
  registerKits(scope)
  registerRecords(scope)
}

function registerKeys({ app, dependencies }: OwnScope): void {
  const { recovery } = dependencies.operations
  app.get(`${path}/keys`, {
    config,
    schema: {
      operationId: 'listRepositoryKeys',
      tags,
      params,
      response: { 200: Type.Array(repositoryKey) },
    },
    handler: async (request) => (await recovery.keys(repositoryId(request.params.repositoryId))).map(keyBody),
  })
  app.post(`${path}/keys`, {
    config: changing,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'addRepositoryKey',
      tags,
      params,
      body: Type.Object(
        { passphrase: passphraseText, label: Type.Optional(label) },
        { additionalProperties: false },
      ),
      response: { 201: repositoryKey },
    },
    handler: async (request, reply) => {
      const { passphrase, label: about = '' } = request.body
      const id = repositoryId(request.params.repositoryId)
      const added = { passphrase: new Secret(passphrase), label: about }
      return reply.code(201).send(keyBody(await recovery.addKey(id, added, callerOf(request).actor)))
    },
  })
  app.delete(`${path}/keys/:repositoryKeyId`, {
    config: changing,
    schema: { operationId: 'removeRepositoryKey', tags, params: keyParams, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { repositoryId: id, repositoryKeyId: keyId } = request.params
      await recovery.removeKey(repositoryId(id), keyId.toLowerCase(), callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
}

function registerKits({ app, dependencies }: OwnScope): void {
  const { recovery } = dependencies.operations
  app.get(`${path}/recovery-kits`, {
    config,
    schema: {
      operationId: 'listRecoveryKits',
      tags,
      params,
      response: { 200: Type.Array(recoveryKit) },
    },
    handler: async (request) => (await recovery.kits(repositoryId(request.params.repositoryId))).map(kitBody),
  })
  app.post(`${path}/recovery-kits`, {
    config: changing,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'makeRecoveryKit',
      tags,
      params,
      body: strictPartial({ label }),
      response: { 201: madeKit },
    },
    handler: async (request, reply) => {
      const id = repositoryId(request.params.repositoryId)
      const made = await recovery.makeKit(id, request.body.label ?? '', callerOf(request).actor)
      const secrets = { passphrase: made.passphrase.reveal(), page: made.page.reveal() }
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...kitBody(made), ...secrets })
    },
  })
  app.post(`${path}/recovery-kits/:kitId/trial`, {
    config,
    validatorCompiler: validateStrictly,
    schema: {
      operationId: 'tryRecoveryKit',
      tags,
      description: 'Opens the key object as it lies in the repository with the passphrase of the kit.',
      params: kitParams,
      body: Type.Object({ passphrase: passphraseText }, { additionalProperties: false }),
      response: { 200: recoveryKit },
    },
    handler: async (request) => {
      const { repositoryId: id, kitId } = request.params
      const passphrase = new Secret(request.body.passphrase)
      const { actor } = callerOf(request)
      return kitBody(await recovery.tryKit(repositoryId(id), kitId.toLowerCase(), passphrase, actor))
    },
  })
  app.delete(`${path}/recovery-kits/:kitId`, {
    config: changing,
    schema: { operationId: 'removeRecoveryKit', tags, params: kitParams, response: { 204: Type.Null() } },
    handler: async (request, reply) => {
      const { repositoryId: id, kitId } = request.params
      await recovery.removeKey(repositoryId(id), kitId.toLowerCase(), callerOf(request).actor)
      return reply.code(204).send(null)
    },
  })
}

function registerRecords({ app, dependencies }: OwnScope): void {
  const { recovery } = dependencies.operations
  app.get(`${path}/records`, {
    config,
    schema: {
      operationId: 'getRepositoryRecords',
      tags,
      description: "How the server's own records in the repository stand: what a recovery kit brings back.",
      params,
      response: {
        200: Type.Object({
          writtenAt: Type.Optional(dateTime),
          failedAt: Type.Optional(dateTime),
          error: Type.Optional(Type.String()),
        }),
      },
    },
    handler: async (request) => {
      const state = await recovery.records(repositoryId(request.params.repositoryId))
      return defined({
        writtenAt: state.writtenAt === undefined ? undefined : isoDateTime(state.writtenAt),
        failedAt: state.failedAt === undefined ? undefined : isoDateTime(state.failedAt),
        error: state.error,
      })
    },
  })
}

function keyBody({ createdAt, ...key }: RepositoryKey): Static<typeof repositoryKey> {
  return defined({ ...key, createdAt: createdAt === undefined ? undefined : isoDateTime(createdAt) })
}

function kitBody({
  createdAt,
  createdBy,
  id,
  isUsable,
  label: about,
  triedAt,
}: RecoveryKit): Static<typeof recoveryKit> {
  return defined({
    id,
    label: about,
    isUsable,
    createdAt: isoDateTime(createdAt),
    createdBy,
    triedAt: triedAt === undefined ? undefined : isoDateTime(triedAt),
  })
}
