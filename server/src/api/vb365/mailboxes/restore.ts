/**
 * Restoring: a message, messages, a folder, a mailbox; back where it was, or to another mailbox or folder.
 * v6 and v7 answer with the counts when it is done, v8 at once with a session to ask.
 */
import type { FastifyReply } from 'fastify'
import { Type, type Static, type TProperties } from 'typebox'
import type {
  RestoreAccess,
  RestoreOperations,
  RestoreResult,
  RestoreTarget,
} from '../../../operations/index.ts'
import { uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { mailboxParameters } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'
import { itemIds, type RestoreBody, restoreMembers, restoreToMembers, targetOf } from './restore-request.ts'

const mailbox = '/RestoreSessions/:restoreSessionId/organization/mailboxes/:mailboxId'

const counts = {
  createdItemsCount: Type.Integer(),
  mergedItemsCount: Type.Integer(),
  failedItemsCount: Type.Integer(),
  skippedItemsCount: Type.Integer(),
  exceptions: Type.Array(Type.String()),
  warnings: Type.Array(Type.String()),
}
const itemCounts = Type.Object(counts)
export const folderCounts = Type.Object({ ...counts, failedFoldersCount: Type.Integer() })
export const asyncResponse = Type.Object({ sessionId: uuid })

export type RestoreCounts = Static<typeof folderCounts>

interface Params {
  readonly restoreSessionId: string
  readonly mailboxId: string
  readonly folderId?: string
  readonly itemId?: string
}

type Work = (
  restore: RestoreOperations,
  call: { readonly access: RestoreAccess; readonly params: Params; readonly body: RestoreBody },
  target: RestoreTarget,
) => Promise<RestoreResult>

interface RestoreRoute {
  readonly path: string
  readonly name: string
  readonly parameters: TProperties
  readonly answer: typeof itemCounts | typeof folderCounts
  /** Refuses what cannot be restored before anything begins. */
  check(restore: RestoreOperations, access: RestoreAccess, params: Params): Promise<unknown>
  readonly work: Work
}

const routes: readonly RestoreRoute[] = [
  {
    path: mailbox,
    name: 'ExchangeMailbox_RestoreMailbox',
    parameters: {},
    answer: folderCounts,
    check: async (restore, access, { mailboxId }) => restore.mailbox(access, mailboxId),
    work: (restore, { access, params }, target) => restore.restoreMailbox(access, params.mailboxId, target),
  },
  {
    path: `${mailbox}/folders/:folderId`,
    name: 'ExchangeFolder_Restore',
    parameters: { folderId: Type.String() },
    answer: folderCounts,
    check: async (restore, access, { mailboxId, folderId = '' }) =>
      restore.folder(access, mailboxId, folderId),
    work: (restore, { access, params }, target) =>
      restore.restoreFolder(access, params.mailboxId, params.folderId ?? '', target),
  },
  {
    path: `${mailbox}/items`,
    name: 'ExchangeItem_RestoreItems',
    parameters: {},
    answer: itemCounts,
    check: async (restore, access, { mailboxId }) => restore.mailbox(access, mailboxId),
    work: (restore, { access, params, body }, target) =>
      restore.restoreMessages(access, params.mailboxId, itemIds(body), target),
  },
  {
    path: `${mailbox}/items/:itemId`,
    name: 'ExchangeItem_RestoreItem',
    parameters: { itemId: Type.String() },
    answer: itemCounts,
    check: async (restore, access, { mailboxId, itemId = '' }) => restore.message(access, mailboxId, itemId),
    work: (restore, { access, params }, target) =>
      restore.restoreMessages(access, params.mailboxId, [params.itemId ?? ''], target),
  },
]

export function registerMailRestore(scope: DialectScope): void {
  for (const route of routes) {
    registerRestore(scope, route, 'restore')
    registerRestore(scope, route, 'restoreTo')
  }
}

function registerRestore(
  { app, version, dependencies }: DialectScope,
  route: RestoreRoute,
  action: 'restore' | 'restoreTo',
): void {
  const { restore, restoreTasks } = dependencies.operations
  const isElsewhere = action === 'restoreTo'
  app.post<{ Params: Params; Body: RestoreBody }>(`${route.path}/${action}`, {
    config: { access: 'restore' },
    schema: {
      operationId: `${route.name}${isElsewhere ? 'To' : ''}Action`,
      tags: [route.name.slice(0, route.name.indexOf('_'))],
      params: Type.Object({ ...mailboxParameters.properties, ...route.parameters }),
      body: Type.Object(isElsewhere ? restoreToMembers : restoreMembers),
      response: { 200: version === 8 ? asyncResponse : route.answer },
    },
    handler: async (request, reply: FastifyReply) => {
      const { params, body } = request
      const access = restoreAccess(request)
      const session = await restore.session(access)
      const target = isElsewhere
        ? targetOf(body, session.organizationName.toLowerCase())
        : { mailbox: undefined, folder: undefined }
      if (route.name === 'ExchangeItem_RestoreItems') itemIds(body)
      await route.check(restore, access, params)
      await restore.checkTarget(access, params.mailboxId, target)
      const work = (signal?: AbortSignal): Promise<RestoreResult> =>
        route.work(restore, { access, params, body }, { ...target, options: { ...target.options, signal } })
      if (version < 8) return reply.send(answerOf(await work()))
      const task = await restoreTasks.start(access, work)
      return reply.send({ sessionId: task.session.id })
    },
  })
}

/** The counts of the dialect; what else is known of a restore stays inside. */
export function answerOf(result: RestoreResult): RestoreCounts {
  const { isUnresolved: _inside, exceptions, warnings, ...numbers } = result
  return { ...numbers, exceptions: [...exceptions], warnings: [...warnings] }
}
