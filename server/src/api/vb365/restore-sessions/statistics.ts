/** `RestoreSessions/{id}/Statistics` of v8: what a restore in the background has done. */
import { Type, type Static } from 'typebox'
import type { MailboxRestoreResult, RestoreTask } from '../../../operations/index.ts'
import { oneOf } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { sessionParameters } from '../parameters.ts'
import { restoreAccess } from './access.ts'

const mailboxDetails = Type.Object({
  id: Type.String(),
  itemRestoreDetailsType: oneOf('BulkMailbox'),
  title: Type.String(),
  name: Type.String(),
  error: Type.String(),
  itemType: oneOf('ExchangeMailbox'),
  status: oneOf('Success', 'Warning', 'Failed'),
  warnings: Type.Array(Type.String()),
  mailboxEmail: Type.String(),
  mailboxIsArchive: Type.Boolean(),
  mailboxIsPublic: Type.Boolean(),
  createdMailboxItemsCount: Type.Integer(),
  mergedMailboxItemsCount: Type.Integer(),
  failedMailboxItemsCount: Type.Integer(),
  skippedMailboxItemsCount: Type.Integer(),
})
const statisticsSchema = Type.Object({
  totalItemsCount: Type.Integer(),
  restoredItemsCount: Type.Integer(),
  failedItemsCount: Type.Integer(),
  skippedItemsCount: Type.Integer({ description: 'there already, or left out for a documented reason' }),
  warnings: Type.Array(Type.String()),
  errors: Type.Array(Type.String()),
  items: Type.Array(mailboxDetails, { description: 'each mailbox, where several were restored' }),
})
type Statistics = Static<typeof statisticsSchema>

const nothing: Statistics = {
  totalItemsCount: 0,
  restoredItemsCount: 0,
  failedItemsCount: 0,
  skippedItemsCount: 0,
  warnings: [],
  errors: [],
  items: [],
}

export function registerStatistics({ app, dependencies }: DialectScope): void {
  app.get('/RestoreSessions/:restoreSessionId/Statistics', {
    config: { access: 'restore' },
    schema: {
      operationId: 'RestoreSession_GetRestoreStatistics',
      tags: ['RestoreSession'],
      params: sessionParameters,
      response: { 200: statisticsSchema },
    },
    handler: async (request) => {
      const access = restoreAccess(request)
      const task = await dependencies.operations.restoreTasks.find(access)
      if (task !== undefined) return statisticsOf(task)
      await dependencies.operations.restore.session(access)
      return nothing
    },
  })
}

function statisticsOf({ result, error }: RestoreTask): Statistics {
  if (result === undefined) return error === undefined ? nothing : { ...nothing, errors: [error] }
  const { createdItemsCount, mergedItemsCount, failedItemsCount, skippedItemsCount } = result
  return {
    ...nothing,
    totalItemsCount: createdItemsCount + mergedItemsCount + failedItemsCount + skippedItemsCount,
    restoredItemsCount: createdItemsCount,
    failedItemsCount,
    skippedItemsCount: mergedItemsCount + skippedItemsCount,
    warnings: [...result.warnings],
    errors: [...result.exceptions],
    items: (result.mailboxes ?? []).map(mailboxItem),
  }
}

function mailboxItem({
  mailbox,
  status,
  error,
  result,
}: MailboxRestoreResult): Static<typeof mailboxDetails> {
  return {
    id: mailbox.id,
    itemRestoreDetailsType: 'BulkMailbox',
    title: mailbox.name,
    name: mailbox.name,
    error: error ?? '',
    itemType: 'ExchangeMailbox',
    status,
    warnings: [...result.warnings],
    mailboxEmail: mailbox.email,
    mailboxIsArchive: false,
    mailboxIsPublic: false,
    createdMailboxItemsCount: result.createdItemsCount,
    mergedMailboxItemsCount: result.mergedItemsCount,
    failedMailboxItemsCount: result.failedItemsCount,
    skippedMailboxItemsCount: result.skippedItemsCount,
  }
}
