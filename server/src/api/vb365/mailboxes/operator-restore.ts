/** `items/operatorRestore`: a restore operator, or a person, puts messages back into the mailbox they came from. */
import { Type } from 'typebox'
import type { RestoreTarget } from '../../../operations/index.ts'
import { uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { mailboxParameters } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'
import type { RestoreTasks } from '../restore-sessions/restore-tasks.ts'
import { isGiven, itemIds } from './restore-request.ts'

const optionalTruth = Type.Optional(Type.Boolean())

export function registerOperatorRestore({ app, dependencies }: DialectScope, tasks: RestoreTasks): void {
  const { restore } = dependencies.operations
  app.post('/RestoreSessions/:restoreSessionId/organization/mailboxes/:mailboxId/items/operatorRestore', {
    config: { access: 'operator' },
    schema: {
      operationId: 'ExchangeItem_OperatorRestore',
      tags: ['ExchangeItem'],
      params: mailboxParameters,
      body: Type.Object({
        items: Type.Optional(Type.Array(Type.Object({ id: Type.String() }))),
        folder: Type.Optional(
          Type.String({ description: 'of the same mailbox; the original one without it' }),
        ),
        mailbox: Type.Optional(Type.String({ description: 'refused unless it is the one they came from' })),
        changedItems: optionalTruth,
        deletedItems: optionalTruth,
        markRestoredAsUnread: optionalTruth,
        reason: Type.Optional(Type.String()),
      }),
      response: { 200: Type.Object({ sessionId: uuid }) },
    },
    handler: async (request) => {
      const { params, body } = request
      const access = restoreAccess(request)
      const session = await restore.session(access)
      const ids = itemIds(body)
      const target: RestoreTarget = {
        mailbox: isGiven(body.mailbox) ? body.mailbox : undefined,
        folder: isGiven(body.folder) ? body.folder : undefined,
        reason: body.reason,
      }
      await restore.checkTarget(access, params.mailboxId, target)
      const task = tasks.start(session, access.reach, () =>
        restore.restoreMessages(access, params.mailboxId, ids, target),
      )
      return { sessionId: task.session.id }
    },
  })
}
