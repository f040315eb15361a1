/** Deletes objects of the directory; what is gone already counts as deleted. */
import { isNotFound } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import { withSignal } from './registration.ts'

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

/** An application of ours, for good, if that is allowed. */
export async function deleteApplication(reader: Reader, id: string): Promise<void> {
  await deleteIfThere(reader, `/applications/${id}`)
  // A deleted application can be brought back for 30 days; ours goes for good if it may.
  await deleteIfThere(reader, `/directory/deletedItems/${id}`).catch(() => reader.signal?.throwIfAborted())
}

export async function deleteIfThere({ graph, signal }: Reader, path: string): Promise<void> {
  try {
    await graph.send({ method: 'DELETE', path, ...withSignal(signal) })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}
