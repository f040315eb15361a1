/** Counts the items that a retention by their age would forget: what a preview says. */
import { createHash } from 'node:crypto'
import { VaultError } from '../errors.ts'
import type { ReadableStore } from '../snapshot/blob-reader.ts'
import { decodeItemPage, decodeTree } from '../snapshot/documents.ts'
import type { ContentRef, ForgottenItems, RestorePoint } from '../vault.ts'
import { forEachOf, type FreshView, type RunSteps } from './context.ts'
import { isForgotten } from './own-time.ts'

const pagesAtOnce = 8

export interface CountDependencies {
  readonly view: FreshView
  readonly steps: RunSteps
  /** Of the organization whose points are counted. */
  readonly store: ReadableStore
}

/**
 * Each item counts once, however many of the points have it. Reads every tree and item page of the points once, and
 * keeps some 60 bytes for each item that goes, mailbox by mailbox.
 * @param points - Of one chain: those that stay.
 * @returns how many items one of the points has today and would not have then; undefined where a page does not read.
 */
export async function countForgottenItems(
  dependencies: CountDependencies,
  points: readonly RestorePoint[],
  then: ForgottenItems,
): Promise<number | undefined> {
  const { steps } = dependencies
  const now = points[0]?.forgottenItems // the same for the whole chain
  const resources = treesByResource(points)
  let count = 0
  let done = 0
  try {
    for (const trees of resources) {
      const going = new Set<string>()
      await readItems(dependencies, trees, (item) => {
        if (isForgotten(item, then) && !isForgotten(item, now)) going.add(shortOf(item.id))
      })
      count += going.size
      done += 1
      steps.report({ phase: 'marking', done, total: resources.length, unit: 'objects' })
    }
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
    if (error.code !== 'corrupt' && error.code !== 'not_found') throw error
    return undefined
  }
  return count
}

function treesByResource(points: readonly RestorePoint[]): readonly (readonly ContentRef[])[] {
  const resources = new Map<string, Map<string, ContentRef>>()
  for (const { kind, id, tree } of points.flatMap(({ manifest }) => manifest.resources)) {
    const key = JSON.stringify([kind, id])
    const trees = resources.get(key) ?? new Map<string, ContentRef>()
    resources.set(key, trees.set(tree.id, tree))
  }
  return Array.from(resources.values(), (trees) => [...trees.values()])
}

/** @throws {VaultError} `corrupt`, `not_found`, `storage_failed`, `stopped` */
async function readItems(
  { view: { reader }, steps, store }: CountDependencies,
  trees: readonly ContentRef[],
  visit: (item: ReturnType<typeof decodeItemPage>[number]) => void,
): Promise<void> {
  const pages = new Map<string, ContentRef>()
  for (const tree of trees) {
    await steps.step()
    const { folders } = decodeTree(await reader.readDocument(store, tree), `tree ${tree.id}`)
    for (const { ref } of folders.flatMap((folder) => folder.pages)) pages.set(ref.id, ref)
  }
  await forEachOf(pages.values(), pagesAtOnce, async (ref) => {
    await steps.step()
    decodeItemPage(await reader.readDocument(store, ref), `item page ${ref.id}`).forEach(visit)
  })
}

/** 12 bytes in the place of an id that may have hundreds. */
function shortOf(id: string): string {
  return createHash('sha256').update(id).digest().toString('latin1', 0, 12)
}
