/** Restores in the background, in memory and over the fake of the restore operations, for the tests of the HTTP face. */
import { randomUUID } from 'node:crypto'
import type { Operations, RestoreTask, RestoreTasks, TaskResult } from '../operations/index.ts'
import { restoreSessionId } from './ids.ts'
import { noon } from './sample-values.suite.ts'

export function fakeRestoreTasks(restore: Operations['restore']): RestoreTasks {
  const tasks = new Map<string, RestoreTask>()

  const end = (task: RestoreTask, result: TaskResult | undefined): void => {
    const isWhole = result !== undefined && result.failedItemsCount === 0
    const session = {
      ...task.session,
      state: 'Stopped',
      endedAt: noon,
      result: isWhole ? 'Success' : 'Warning',
    } as const
    tasks.set(session.id, {
      ...task,
      session,
      result,
      error: result === undefined ? 'It failed.' : undefined,
    })
  }
  return {
    async start(access, work) {
      const parent = await restore.session(access)
      const session = { ...parent, id: restoreSessionId(randomUUID()), state: 'Working' } as const
      const task: RestoreTask = { session, parentId: parent.id, result: undefined, error: undefined }
      tasks.set(session.id, task)
      work(new AbortController().signal).then(
        (result) => end(task, result),
        () => end(task, undefined),
      )
      return task
    },
    stop: async () => undefined,
    async find(access) {
      const task = tasks.get(access.sessionId)
      if (task !== undefined) await restore.session({ ...access, sessionId: task.parentId })
      return task
    },
  }
}
