/** Finds applications by name, and tells those that bear a tag of ours from those that only have the name. */
import { Type, type Static } from 'typebox'
import type { Graph } from '../graph/graph.ts'
import { withSignal } from './registration.ts'

const namedSchema = Type.Object({
  id: Type.String(),
  appId: Type.String(),
  displayName: Type.String(),
  tags: Type.Optional(Type.Array(Type.String())),
})
export type NamedApplication = Static<typeof namedSchema>

interface Reader {
  readonly graph: Graph
  readonly signal: AbortSignal | undefined
}

export async function findByName(
  { graph, signal }: Reader,
  displayName: string,
): Promise<readonly NamedApplication[]> {
  const filter = encodeURIComponent(`displayName eq '${displayName.replaceAll("'", "''")}'`)
  const path = `/applications?$filter=${filter}&$select=id,appId,displayName,tags`
  const found: NamedApplication[] = []
  for await (const page of graph.pages({ path, ...withSignal(signal) }, namedSchema)) found.push(...page)
  return found
}

export function isMarked({ tags }: NamedApplication, marker: string): boolean {
  return tags?.includes(marker) === true
}

/** The applications with this name and this tag; one that only has the name is a stranger's (PRV-03). */
export async function findMarkedApplications(
  reader: Reader,
  displayName: string,
  marker: string,
): Promise<readonly NamedApplication[]> {
  return (await findByName(reader, displayName)).filter((application) => isMarked(application, marker))
}
