/** Which items retention forgot by their own age (docs/repository-format.md, section 15). */
import type { ForgottenItems, TreeItem } from '../../repository/index.ts'

/** An item's own time is when it was modified, or received where that is not known; one with neither stays. */
export function isForgotten(
  { properties }: Pick<TreeItem, 'properties'>,
  { before }: ForgottenItems,
): boolean {
  for (const name of ['modifiedAt', 'receivedAt']) {
    const text = properties[name]
    if (typeof text !== 'string') continue
    const time = Date.parse(text)
    return !Number.isNaN(time) && time < before
  }
  return false
}
