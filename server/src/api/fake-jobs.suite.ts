/** Jobs and their sessions that are a few values in memory, for the tests of the HTTP face. */
import type { JobId } from '../foundation/ids.ts'
import { type Job, type JobOperations, OperationError } from '../operations/index.ts'
import {
  ids,
  noon,
  notFound,
  page,
  sampleJob,
  sampleJobSession,
  type Recorded,
} from './sample-values.suite.ts'

export function fakeJobs(recorded: Recorded): JobOperations {
  const job = (id: JobId): Job => {
    if (id !== ids.job) throw notFound()
    return sampleJob
  }
  const line = {
    id: ids.absent,
    usn: 1,
    type: 'Warning',
    message: 'one item was skipped',
    createdAt: noon,
    endedAt: noon,
  } as const
  return {
    create: async (given) => {
      recorded.job = given
      return { ...sampleJob, ...given }
    },
    list: async () => [sampleJob],
    page: async ({ organizationId, repositoryId }, _reach, request) =>
      page(
        [sampleJob].filter(
          (one) =>
            one.organizationId === (organizationId ?? one.organizationId) &&
            one.repositoryId === (repositoryId ?? one.repositoryId),
        ),
        request,
      ),
    counts: async () => [
      {
        organizationId: sampleJob.organizationId,
        repositoryId: sampleJob.repositoryId,
        standing: 'success',
        jobs: 1,
      },
    ],
    get: async (id) => job(id),
    update: async (id, change) => {
      job(id)
      recorded.jobChange = change
    },
    addItems: async (id, { list, items }) => {
      job(id)
      recorded.jobChange = { [list]: items }
    },
    removeItems: async (id, { list, ids: itemIds }) => {
      job(id)
      recorded.jobChange = { [list]: itemIds }
    },
    replaceItem: async (id, { list, item }) => {
      job(id)
      recorded.jobChange = { [list]: [item] }
    },
    remove: async (id) => void job(id),
    setEnabled: async (id) => void job(id),
    start: async (id) => {
      job(id)
      recorded.started.push(id)
      if (recorded.started.length > 1)
        throw new OperationError('job_running', 'The job is running: wait for its end.')
      return { ...sampleJobSession, status: 'Running', endedAt: undefined, progress: 1 }
    },
    stop: async (id) => void job(id),
    sessions: async ({ jobId, status, endedBefore }, _reach, request) =>
      page(
        [sampleJobSession, { ...sampleJobSession, status: 'Failed' as const }].filter(
          (one) =>
            one.jobId === (jobId ?? one.jobId) &&
            one.status === (status ?? one.status) &&
            (one.endedAt ?? noon) <= (endedBefore ?? Number.POSITIVE_INFINITY),
        ),
        request,
      ),
    session: async (id) => {
      if (id !== ids.jobSession) throw notFound()
      return sampleJobSession
    },
    sessionLog: async (_id, _reach, request) => page([line], request),
    sessionLogItem: async (_id, itemId) => {
      if (itemId !== line.id) throw notFound()
      return line
    },
    sessionObjects: async (_id, _reach, request) =>
      page([{ id: ids.alice, type: 'User', name: 'Alice', status: 'Success' }], request),
  }
}
