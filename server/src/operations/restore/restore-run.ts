/** Puts messages back, folder by folder, each with an outcome; what was restored before is found again and left alone. */
import { CodedError, describeError } from '../../foundation/errors.ts'
import { DatabaseError } from '../../database/index.ts'
import { collectBytes } from '../../foundation/bytes.ts'
import { type MailboxWriter, type MailFolder, readMessageProperties } from '../../microsoft365/index.ts'
import type { TreeItem } from '../../repository/index.ts'
import type { LedgerItem } from '../backup/ledger.ts'
import { mimeOf } from '../backup/message-item.ts'
import { causeOf, isMailboxMissing, isUnavailable } from '../backup/source-failure.ts'
import { forEachConcurrently } from '../concurrency.ts'
import type { RestoreOptions, RestoreResult } from '../operations.ts'
import { subjectOf } from './browsing.ts'
import type { MessageEntry, StoredMailbox } from './message-entry.ts'
import type { RestoreContent } from './restore-content.ts'
import { restoreKey } from './restore-target.ts'

const messagesAtOnce = 3
const mostUnavailableInARow = 6
/** Exchange takes no larger message. */
const largestMessageBytes = 160 * 1024 * 1024
const mostLines = 1000
const messagesPerBatch = 64

/** Messages that go into one folder. */
export interface RestoreGroup {
  /** From the root of the target mailbox down. */
  readonly path: readonly MailFolder[]
  readonly entries: readonly MessageEntry[]
}

export interface RestoreRunDependencies {
  readonly content: RestoreContent
  readonly writer: MailboxWriter
  /** Keeps an item that could not be restored. */
  readonly missed: (item: LedgerItem, cause: string) => Promise<void>
  readonly options: Pick<RestoreOptions, 'isMarkedUnread' | 'excludesDrafts'>
}

interface Run extends RestoreRunDependencies {
  readonly source: StoredMailbox
  readonly signal: AbortSignal
  readonly exceptions: string[]
  readonly warnings: string[]
  created: number
  merged: number
  failed: number
  failedFolders: number
  /** Drafts, where they are not wanted: they count as if they were not there. */
  leftOut: number
  isUnresolved: boolean
  unavailableInARow: number
  /** Why nothing more is tried. */
  givenUp: string | undefined
}

/** @returns exact counts also when the signal ends it half-way: what was not tried counts as skipped. */
export async function restoreGroups(
  dependencies: RestoreRunDependencies,
  source: StoredMailbox,
  groups: readonly RestoreGroup[],
  signal: AbortSignal,
): Promise<RestoreResult> {
  const total = groups.reduce((count, { entries }) => count + entries.length, 0)
  const run: Run = {
    ...dependencies,
    source,
    signal,
    exceptions: [],
    warnings: [],
    created: 0,
    merged: 0,
    failed: 0,
    failedFolders: 0,
    leftOut: 0,
    isUnresolved: false,
    unavailableInARow: 0,
    givenUp: undefined,
  }
  for (const group of groups) if (mayGoOn(run)) await restoreGroup(run, group)
  if (signal.aborted) run.givenUp = 'the restore was stopped'
  const skipped = total - run.created - run.merged - run.failed - run.leftOut
  if (run.givenUp !== undefined && skipped > 0)
    run.exceptions.push(`${skipped} items were not tried: ${run.givenUp}`)
  return {
    createdItemsCount: run.created,
    mergedItemsCount: run.merged,
    failedItemsCount: run.failed,
    skippedItemsCount: skipped,
    failedFoldersCount: run.failedFolders,
    exceptions: run.exceptions,
    warnings: run.warnings,
    ...(run.isUnresolved ? { isUnresolved: true } : {}),
  }
}

function mayGoOn(run: Run): boolean {
  return !run.signal.aborted && run.givenUp === undefined
}

async function restoreGroup(run: Run, { path, entries }: RestoreGroup): Promise<void> {
  const folderId = await run.writer.ensureFolder(path, run.signal).catch((error: unknown) => {
    failFolder(run, path, error)
  })
  if (folderId === undefined) {
    if (mayGoOn(run))
      for (const { id } of entries) await failItem(run, { id, subject: '' }, 'its folder could not be made')
    return
  }
  // Oldest first, so that the mailbox grows in the order in which it once did; by batches, to hold little in memory.
  const ordered = entries.toReversed()
  for (let start = 0; start < ordered.length; start += messagesPerBatch) {
    const items = await run.content.items(run.source, ordered.slice(start, start + messagesPerBatch))
    await forEachConcurrently(items, messagesAtOnce, async (item) => {
      if (mayGoOn(run)) await restoreItem(run, folderId, item)
    })
  }
}

function failFolder(run: Run, path: readonly MailFolder[], error: unknown): void {
  if (run.signal.aborted) return
  checkIsFailure(error)
  run.failedFolders += 1
  const name = path.map(({ displayName }) => displayName).join('/')
  addLine(run.exceptions, `folder ${name}: ${causeOf(error)}`)
  run.isUnresolved ||= isMailboxMissing(error)
  if (isMailboxMissing(error) || isUnavailable(error)) run.givenUp = causeOf(error)
}

async function restoreItem(run: Run, folderId: string, item: TreeItem): Promise<void> {
  const { source, writer, signal, options } = run
  const subject = subjectOf(item)
  const stored = readMessageProperties(item.properties)
  if (options.excludesDrafts === true && stored.isDraft) {
    run.leftOut += 1
    return
  }
  const properties = options.isMarkedUnread === true ? { ...stored, isRead: false } : stored
  try {
    const mimeRef = mimeOf(item)
    const mime = await collectBytes(source.vault.read(source.organizationId, mimeRef), largestMessageBytes)
    const key = restoreKey(source.organizationId, source.resource.id, item.id, mimeRef.id)
    const message = { properties, mime }
    const { outcome, losses } = await writer.restoreMessage(folderId, message, key, signal)
    run.unavailableInARow = 0
    if (outcome === 'created') run.created += 1
    else run.merged += 1
    for (const loss of losses) addLine(run.warnings, `“${subject}”: ${loss}`)
  } catch (error) {
    // Whether it was created nobody knows; the next restore finds it by its key.
    if (signal.aborted) return
    checkIsFailure(error)
    run.unavailableInARow = isUnavailable(error) ? run.unavailableInARow + 1 : 0
    if (isMailboxMissing(error) || run.unavailableInARow >= mostUnavailableInARow)
      run.givenUp = causeOf(error)
    await failItem(run, { id: item.id, subject }, causeOf(error))
  }
}

async function failItem(
  run: Run,
  { id, subject }: { id: string; subject: string },
  cause: string,
): Promise<void> {
  run.failed += 1
  addLine(run.exceptions, `“${subject}”: ${cause}`)
  await run.missed({ resource: run.source.resource.address, id, name: subject }, cause)
}

/** Named refusals and failures are outcomes of an item; our own records failing, and bugs, end the restore. */
function checkIsFailure(error: unknown): void {
  const isOutcome =
    error instanceof RangeError || (error instanceof CodedError && !(error instanceof DatabaseError))
  if (!isOutcome) throw error instanceof Error ? error : new Error(describeError(error))
}

function addLine(lines: string[], line: string): void {
  if (lines.length < mostLines) lines.push(line)
  else if (lines.length === mostLines) lines.push('and more')
}
