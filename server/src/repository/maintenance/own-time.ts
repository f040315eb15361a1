/** When an item was last changed, as far as retention cares (docs/repository-format.md, section 15). */
import type { ForgottenItems, TreeItem } from '../vault.ts'

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i

/** @returns milliseconds since the Unix epoch; undefined for an item that has no time of its own. */
function ownTimeOf({ properties }: Pick<TreeItem, 'properties'>): number | undefined {
  const text = properties['modifiedAt'] ?? properties['receivedAt']
  if (typeof text !== 'string' || !rfc3339.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}

/** Whether retention forgot the item: listings leave it out, and its contents may be gone. */
export function isForgotten(
  item: Pick<TreeItem, 'properties'>,
  forgotten: ForgottenItems | undefined,
): boolean {
  if (forgotten === undefined) return false
  const time = ownTimeOf(item)
  return time !== undefined && time < forgotten.before
}
