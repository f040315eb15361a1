/** `mailboxes/restore`: many mailboxes, each to where it was; v8 answers at once with a session to ask. */
import { Type, type Static } from 'typebox'
import type {
  BulkRestore,
  MailboxRestoreResult,
  RestoreAccess,
  RestoreOperations,
  TaskResult,
} from '../../../operations/index.ts'
import { RequestError } from '../../http/errors.ts'
import { oneOf, refTo } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { sessionParameters } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'
import { answerOf, asyncResponse, folderCounts } from './restore.ts'
import { type BulkBody, bulkMembers, isGiven, optionsOf, refuseOwnServers } from './restore-request.ts'
import { mailboxBody, mailboxSchema } from './schema.ts'

const status = oneOf('Failed', 'Warning', 'Success')
const bulkStatistics = Type.Object({
  status,
  error: Type.String(),
  details: Type.Array(
    Type.Object({ mailbox: refTo(mailboxSchema), status, error: Type.String(), details: folderCounts }),
  ),
})

export function registerBulkRestore({ app, version, root, dependencies }: DialectScope): void {
  app.post('/RestoreSessions/:restoreSessionId/organization/mailboxes/restore', {
    config: { access: 'restore' },
    schema: {
      operationId: 'ExchangeMailbox_RestoreMailboxesAction',
      summary: 'Restore several mailboxes to where they were',
      tags: ['ExchangeMailbox'],
      params: sessionParameters,
      body: Type.Object(bulkMembers),
      response: { 200: version === 8 ? asyncResponse : bulkStatistics },
    },
    handler: async (request, reply) => {
      const { restore, restoreTasks } = dependencies.operations
      const access = restoreAccess(request)
      await restore.session(access)
      const bulk = await bulkOf(restore, access, request.body)
      if (version < 8) {
        const results = await restore.restoreMailboxes(access, bulk)
        return reply.send(statistics(results, `${root}/RestoreSessions/${access.sessionId}`))
      }
      const task = await restoreTasks.start(access, async (signal) =>
        summed(await restore.restoreMailboxes(access, { ...bulk, options: { ...bulk.options, signal } })),
      )
      return reply.send({ sessionId: task.session.id })
    },
  })
}

/** Refuses what cannot be restored before anything begins. */
async function bulkOf(
  restore: RestoreOperations,
  access: RestoreAccess,
  body: BulkBody,
): Promise<BulkRestore> {
  refuseOwnServers(body)
  if (isGiven(body.domainName) || isGiven(body.onPremisesUserName))
    throw new RequestError(
      'not_supported',
      'Exchange servers of your own are not supported: leave domainName and onPremisesUserName out.',
    )
  const mailboxIds = (body.mailboxes ?? []).map(({ id }) => {
    if (isGiven(id)) return id
    throw new RequestError('malformed', 'mailboxes names each mailbox by the id that the listing gives.')
  })
  if (mailboxIds.length === 0)
    throw new RequestError(
      'malformed',
      'mailboxes is empty: name at least one as {"mailboxes":[{"id":"…"}]}.',
    )
  for (const id of mailboxIds) await restore.mailbox(access, id)
  const [first = ''] = mailboxIds
  await restore.checkTarget(access, first, { mailbox: undefined, folder: undefined })
  return { mailboxIds, options: optionsOf(body), skipsUnresolved: body.skipUnresolved ?? false }
}

function statistics(
  results: readonly MailboxRestoreResult[],
  session: string,
): Static<typeof bulkStatistics> {
  const isFailed = results.every((one) => one.status === 'Failed')
  const isWhole = results.every((one) => one.status === 'Success')
  const failed = results.filter(({ error }) => error !== undefined).length
  return {
    status: isWhole ? 'Success' : isFailed ? 'Failed' : 'Warning',
    error: failed === 0 ? '' : `${failed} of ${results.length} mailboxes could not be restored whole.`,
    details: results.map(({ mailbox, status: outcome, error, result }) => ({
      mailbox: mailboxBody(mailbox, session),
      status: outcome,
      error: error ?? '',
      details: answerOf(result),
    })),
  }
}

function summed(results: readonly MailboxRestoreResult[]): TaskResult {
  const all = results.map(({ result }) => result)
  const sum = (pick: (result: TaskResult) => number): number =>
    all.reduce((total, result) => total + pick(result), 0)
  return {
    createdItemsCount: sum((result) => result.createdItemsCount),
    mergedItemsCount: sum((result) => result.mergedItemsCount),
    failedItemsCount: sum((result) => result.failedItemsCount),
    skippedItemsCount: sum((result) => result.skippedItemsCount),
    failedFoldersCount: sum((result) => result.failedFoldersCount),
    exceptions: results.flatMap(({ mailbox, result }) =>
      result.exceptions.map((line) => `${mailbox.email}: ${line}`),
    ),
    warnings: all.flatMap(({ warnings }) => warnings),
    mailboxes: results,
  }
}
