/** Takes back what a registration made, and names what could not be taken back. */
import { describeError } from '../../foundation/errors.ts'
import type { Log } from '../../foundation/log.ts'
import { isNotFound } from '../graph/errors.ts'
import type { Graph } from '../graph/graph.ts'
import { findMarkedApplications } from './directory-objects.ts'
import { withSignal, type CreatedObject } from './registration.ts'

export interface RemovalDependencies {
  /** With the administrator's token. */
  readonly graph: Graph
  readonly log: Log
}

/** What still stands in the tenant, and why. */
export interface LeftObject extends CreatedObject {
  readonly reason: string
}

/**
 * Deletes the applications and service principals among `created`; grants go with them. An application that was
 * about to be made is looked for by its tag. May be called again: what is gone counts as removed.
 * @param created - As recorded; the same object may be there with and without its id.
 */
export async function removeApplications(
  { graph, log }: RemovalDependencies,
  created: readonly CreatedObject[],
  signal?: AbortSignal,
): Promise<readonly LeftObject[]> {
  const left: LeftObject[] = []
  const remove = async (object: CreatedObject, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      signal?.throwIfAborted()
      const reason = describeError(error)
      log.warn({ kind: object.kind, name: object.name, id: object.id, reason }, 'could not be taken back')
      left.push({ ...object, reason })
    }
  }
  // Later things hang on earlier ones.
  for (const object of created
    .filter(({ kind, id }) => kind === 'service-principal' && id !== undefined)
    .toReversed())
    await remove(object, () => deleteIfThere(graph, `/servicePrincipals/${object.id}`, signal))
  for (const object of applicationsOf(created).toReversed())
    await remove(object, async () => {
      for (const id of await idsOf(graph, object, signal)) await deleteApplication(graph, id, signal)
    })
  return left
}

/** Each application once: with its id where it is known, by its tag where it was only about to be made. */
function applicationsOf(created: readonly CreatedObject[]): readonly CreatedObject[] {
  const applications = created.filter(({ kind }) => kind === 'application')
  const known = applications.filter(({ id }) => id !== undefined)
  const intended = applications.filter(
    ({ id, marker, name }) =>
      id === undefined && !known.some((other) => other.name === name && other.marker === marker),
  )
  return [...known, ...intended]
}

async function idsOf(
  graph: Graph,
  { id, name, marker }: CreatedObject,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  if (id !== undefined) return [id]
  if (marker === undefined) throw new Error('it is not known whether it was created: look for it by its name')
  const found = await findMarkedApplications({ graph, signal }, name, marker)
  return found.map((application) => application.id)
}

async function deleteApplication(graph: Graph, id: string, signal: AbortSignal | undefined): Promise<void> {
  await deleteIfThere(graph, `/applications/${id}`, signal)
  // A deleted application can be brought back for 30 days; ours never did anything, so it goes for good if it may.
  await deleteIfThere(graph, `/directory/deletedItems/${id}`, signal).catch(() => signal?.throwIfAborted())
}

async function deleteIfThere(graph: Graph, path: string, signal: AbortSignal | undefined): Promise<void> {
  try {
    await graph.send({ method: 'DELETE', path, ...withSignal(signal) })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}
