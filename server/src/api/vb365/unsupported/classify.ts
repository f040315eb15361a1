/** What the server does with an operation that no route of its own serves. */
import type { ApiVersion } from '../../schema.ts'
import { areaOf, type Support } from './areas.ts'
import { answerKind, type DialectOperation } from './operations.ts'

export interface Unserved {
  /** What the table of compatibility calls it. */
  readonly support: Support
  /** Answers with a collection of nothing, says that the one is not there, or refuses. */
  readonly behaviour: 'empty-page' | 'empty-array' | 'absent' | 'refusal'
  /** Why, and what to do instead. */
  readonly because: string
}

/** @returns `undefined` for an operation that no area names, or that the version does not have. */
export function unserved(operation: DialectOperation, version: ApiVersion): Unserved | undefined {
  const area = areaOf(operation)
  const kind = answerKind(operation, version)
  if (area === undefined || kind === undefined) return undefined
  const { because, support, listsNothing } = area
  const looks = operation.method === 'GET' || /search/i.test(operation.path)
  if (!listsNothing || !looks)
    return { support: support === 'empty' ? 'refused' : support, behaviour: 'refusal', because }
  const behaviour = kind === 'page' ? 'empty-page' : kind === 'array' ? 'empty-array' : 'absent'
  return { support, behaviour, because }
}
