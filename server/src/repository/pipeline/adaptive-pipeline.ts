/** The heavy work of a vault: a little of it in this thread, much of it in others. */
import type { KeyObject } from 'node:crypto'
import { availableParallelism } from 'node:os'
import type { RepositoryKeys } from '../crypto/keys.ts'
import { createLocalPipeline } from './local-pipeline.ts'
import type { Pipeline } from './pipeline.ts'
import { createThreads } from './threads.ts'

/** Content that is worth the start of a thread, in bytes. */
const threshold = 1024 * 1024
const maxThreads = 4

/** The program of a thread is what was built beside this module; a run from sources has none and stays in its thread. */
export function createAdaptivePipeline(keys: RepositoryKeys, root: KeyObject): Pipeline {
  const local = createLocalPipeline(keys)
  if (!import.meta.url.endsWith('.js')) return local
  const url = new URL('pipeline-worker.js', import.meta.url)
  const count = Math.min(maxThreads, availableParallelism())
  return switchingPipeline(
    local,
    createThreads({ repositoryId: keys.repositoryId, key: root }, { program: { url }, count }),
  )
}

/** Begins with the first and goes over to the second, once for all, when there was much to do. */
function switchingPipeline(first: Pipeline, second: Pipeline): Pipeline {
  let done = 0
  const choose = (bytes: number): Pipeline => {
    done += bytes
    return done > threshold ? second : first
  }
  return {
    take: (organizationId, batch) => choose(batch.bytes.length).take(organizationId, batch),
    cut: (organizationId) => choose(threshold).cut(organizationId),
    seal: (organizationId, salt, parts, into) => choose(into.length).seal(organizationId, salt, parts, into),
    open: (organizationId, segments, into) =>
      choose(segments.bytes.length).open(organizationId, segments, into),
    verify: (organizationId, pack) => choose(pack.bytes.length).verify(organizationId, pack),
    close: async () => {
      await first.close()
      await second.close()
    },
  }
}
