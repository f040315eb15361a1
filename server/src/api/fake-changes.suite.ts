/** A feed of a few changes, for the tests of the HTTP face. */
import { type Change, type ChangeOperations, OperationError } from '../operations/index.ts'
import { ids } from './sample-values.suite.ts'

const changes: readonly Change[] = [
  { kind: 'job', id: ids.job, eTag: 5, isDeleted: false },
  { kind: 'jobSelectedItems', id: ids.job, eTag: 5, isDeleted: false },
  { kind: 'jobSession', id: ids.jobSession, eTag: 6, isDeleted: false },
  { kind: 'restorePoint', id: ids.point, eTag: 9, isDeleted: true },
]

export const fakeChanges: ChangeOperations = {
  read: async ({ from, kinds }) => {
    if (from === 'old') throw new OperationError('outdated_change_token', 'Read the listings again.')
    const items = changes.filter(({ kind }) => kinds.includes(kind))
    return { items: from === undefined ? [] : items, hasMore: false, next: '0-9' }
  },
}
