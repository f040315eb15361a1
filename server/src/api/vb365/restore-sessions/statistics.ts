/** `RestoreSessions/{id}/Statistics` of v8: what a restore in the background has done. */
import { Type, type Static } from 'typebox'
import { callerOf } from '../../access.ts'
import type { DialectScope } from '../../scope.ts'
import { sessionParameters } from '../parameters.ts'
import { restoreAccess } from './access.ts'
import type { RestoreTask, RestoreTasks } from './restore-tasks.ts'

const statisticsSchema = Type.Object({
  totalItemsCount: Type.Integer(),
  restoredItemsCount: Type.Integer(),
  failedItemsCount: Type.Integer(),
  skippedItemsCount: Type.Integer({ description: 'there already, or left out for a documented reason' }),
  warnings: Type.Array(Type.String()),
  errors: Type.Array(Type.String()),
  items: Type.Array(Type.Unsafe<never>({})),
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

export function registerStatistics({ app, dependencies }: DialectScope, tasks: RestoreTasks): void {
  app.get('/RestoreSessions/:restoreSessionId/Statistics', {
    config: { access: 'restore' },
    schema: {
      operationId: 'RestoreSession_GetRestoreStatistics',
      tags: ['RestoreSession'],
      params: sessionParameters,
      response: { 200: statisticsSchema },
    },
    handler: async (request) => {
      const task = tasks.find(request.params.restoreSessionId, callerOf(request).reach)
      if (task !== undefined) return statisticsOf(task)
      await dependencies.operations.restore.session(restoreAccess(request))
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
  }
}
