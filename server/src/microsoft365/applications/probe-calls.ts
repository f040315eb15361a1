/** Tries permissions with the application's own token: what each call says, and real objects to try it on. */
import { Type } from 'typebox'
import { describeError } from '../../foundation/errors.ts'
import type { Graph } from '../graph/graph.ts'
import type { CataloguedPermission } from './model.ts'
import { nobody, probeOf, type Probe, type ProbeMeaning, type ProbeSamples } from './probes.ts'
import { withSignal } from './registration.ts'

export interface ProbeAnswer {
  readonly meaning: ProbeMeaning
  /** What was permitted, or how it was refused; empty when there is no call for it. */
  readonly detail: string
}

/** Never throws for what Microsoft says. */
export async function tryPermission(
  graph: Graph,
  { permission, samples }: { readonly permission: CataloguedPermission; readonly samples: ProbeSamples },
  signal: AbortSignal | undefined,
): Promise<ProbeAnswer> {
  const probe = probeOf(permission)
  let last: ProbeAnswer = { meaning: 'permitted', detail: '' }
  for (const path of probe?.paths(samples) ?? []) {
    if (probe === undefined) break
    last = await call(graph, { probe, path }, signal)
    const isNotFound = last.meaning === 'nothing-to-read' && path.includes(nobody)
    if (last.meaning === 'permitted' || isNotFound)
      return { meaning: 'permitted', detail: `${probe.method} ${path} is permitted.` }
    if (last.meaning !== 'nothing-to-read') break
  }
  return last
}

async function call(
  graph: Graph,
  { probe, path }: { readonly probe: Probe; readonly path: string },
  signal: AbortSignal | undefined,
): Promise<ProbeAnswer> {
  try {
    const { method, json } = probe
    await graph.send({ method, path, ...(json && { json }), ...withSignal(signal) })
    return { meaning: 'permitted', detail: '' }
  } catch (error) {
    signal?.throwIfAborted()
    return { meaning: probe.interprets(error), detail: describeError(error) }
  }
}

const listSchema = Type.Object({ value: Type.Array(Type.Object({ id: Type.String() })) })

/** A few users and teams to read something of; none where they may not be listed. */
export async function readSamples(
  graph: Graph,
  held: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ProbeSamples> {
  const list = async (role: string, path: string): Promise<readonly string[]> => {
    if (!held.includes(role)) return []
    try {
      return (await graph.json({ path, ...withSignal(signal) }, listSchema)).value.map(({ id }) => id)
    } catch {
      // What is wrong with it shows when the permission itself is tried.
      signal?.throwIfAborted()
      return []
    }
  }
  const [userIds, teamIds] = await Promise.all([
    list('User.Read.All', '/users?$top=5&$select=id'),
    list('Team.ReadBasic.All', '/teams?$top=2&$select=id'),
  ])
  return { userIds, teamIds }
}
