/** `items/operatorRestore`: a restore operator, or a person, puts messages back into the mailbox they came from. */
import { Type } from 'typebox'
import type { RestoreTarget } from '../../../operations/index.ts'
import { uuid } from '../../schema.ts'
import type { DialectScope } from '../../scope.ts'
import { mailboxParameters } from '../parameters.ts'
import { restoreAccess } from '../restore-sessions/access.ts'
import { isGiven, itemIds, itemsMember, optionMembers, optionsOf } from './restore-request.ts'

export function registerOperatorRestore({ app, dependencies }: DialectScope): void {
  const { restore, restoreTasks } = dependencies.operations
  app.post('/RestoreSessions/:restoreSessionId/organization/mailboxes/:mailboxId/items/operatorRestore', {
    config: { access: 'operator' },
    schema: {
      operationId: 'ExchangeItem_OperatorRestore',
      tags: ['ExchangeItem'],
      params: mailboxParameters,
      body: Type.Object({
        ...itemsMember,
        folder: Type.Optional(
          Type.String({ description: 'of the same mailbox; the original one without it' }),
        ),
        mailbox: Type.Optional(Type.String({ description: 'refused unless it is the one they came from' })),
        ...optionMembers,
        reason: Type.Optional(Type.String()),
      }),
      response: { 200: Type.Object({ sessionId: uuid }) },
    },
    handler: async (request) => {
      const { params, body } = request
      const access = restoreAccess(request)
      const ids = itemIds(body)
      const target: RestoreTarget = {
        mailbox: isGiven(body.mailbox) ? body.mailbox : undefined,
        folder: isGiven(body.folder) ? body.folder : undefined,
        reason: body.reason,
        options: optionsOf(body),
      }
      await restore.checkTarget(access, params.mailboxId, target)
      const task = await restoreTasks.start(access, (signal) =>
        restore.restoreMessages(access, params.mailboxId, ids, {
          ...target,
          options: { ...target.options, signal },
        }),
      )
      return { sessionId: task.session.id }
    },
  })
}
