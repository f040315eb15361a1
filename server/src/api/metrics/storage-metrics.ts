/** What the storages of backup repositories are asked, and how they answer, counted for `/metrics`. */
import { Counter, Histogram, Registry } from 'prom-client'
import type { StorageObservation } from '../../operations/index.ts'

export interface StorageCounts {
  /** Where the storage of a repository tells what was done with it. */
  readonly of: (repositoryId: string) => { observe(observation: StorageObservation): void }
  /** Everything counted so far. */
  text(): Promise<string>
}

/** Repositories are made and removed as long as the process lives: beyond so many their series are one. */
const mostRepositories = 50
const theOthers = 'other'

/** From a folder on an SSD to a pack of 8 MiB on a slow line. */
const buckets = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10, 60]

/** What is no failure: a name that was taken already is how writers meet. */
const wellOutcomes: ReadonlySet<string> = new Set(['ok', 'taken'])

/** Counts into a registry of its own: two servers in one process share nothing. */
export function createStorageCounts(): StorageCounts {
  const registry = new Registry()
  const registers = [registry]
  const durations = new Histogram({
    name: 'strongroom_storage_duration_seconds',
    help: 'Time of each operation on the storage of a repository, by the repository and the operation.',
    labelNames: ['repository', 'operation'],
    buckets,
    registers,
  })
  const bytes = new Counter({
    name: 'strongroom_storage_bytes_total',
    help: 'Bytes that were written to the storage of a repository and read from it.',
    labelNames: ['repository', 'direction'],
    registers,
  })
  const errors = new Counter({
    name: 'strongroom_storage_errors_total',
    help: 'Operations on the storage of a repository that failed, also where the next try succeeded, by their code.',
    labelNames: ['repository', 'operation', 'code'],
    registers,
  })
  const known = new Set<string>()
  return {
    of(repositoryId) {
      if (known.size < mostRepositories) known.add(repositoryId)
      const repository = known.has(repositoryId) ? repositoryId : theOthers
      return {
        observe({ operation, outcome, bytes: moved, seconds }) {
          durations.observe({ repository, operation }, Math.max(0, seconds))
          if (moved > 0) bytes.inc({ repository, direction: operation === 'put' ? 'written' : 'read' }, moved)
          if (!wellOutcomes.has(outcome)) errors.inc({ repository, operation, code: outcome })
        },
      }
    },
    text: () => registry.metrics(),
  }
}
