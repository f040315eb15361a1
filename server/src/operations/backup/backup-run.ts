/** One run of a job: every selected mailbox brought up to date, then one commit that makes the restore point. */
import type { Clock } from '../../foundation/clock.ts'
import { CodedError } from '../../foundation/errors.ts'
import type { DirectoryObjectId, JobId, OrganizationId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import { DatabaseError } from '../../database/index.ts'
import type { Graph, MailboxReader } from '../../microsoft365/index.ts'
import {
  VaultError,
  type ManifestResource,
  type RestorePoint,
  type SnapshotWriter,
  type Vault,
} from '../../repository/index.ts'
import { forEachConcurrently } from '../concurrency.ts'
import { OperationError } from '../errors.ts'
import { directoryObjectId } from '../ids.ts'
import type { JobSelection } from '../jobs/job-selection.ts'
import { KeepingStop } from '../jobs/run-origin.ts'
import type { SessionRecorder } from '../jobs/session-recorder.ts'
import type { DirectoryUser } from '../organizations/directory.ts'
import { backUpMailbox } from './mailbox-backup.ts'
import { listMailboxes, type MailboxList, type MissedGroup, permissionHint } from './mailbox-list.ts'
import { causeOf, isMailboxMissing } from './source-failure.ts'

const mailboxesAtOnce = 2

export interface BackupRunDependencies {
  readonly graph: Graph
  readonly mailboxReader: (graph: Graph, userId: DirectoryObjectId) => MailboxReader
  readonly vault: Vault
  readonly recorder: SessionRecorder
  readonly clock: Clock
  readonly random: Random
}

export interface BackupSource {
  readonly organizationId: OrganizationId
  readonly jobId: JobId
  readonly selection: JobSelection
  /** Of what the job selects, these people alone: what an earlier run failed to do. */
  readonly only?: ReadonlySet<DirectoryObjectId> | undefined
}

export interface BackupOutcome {
  readonly point: RestorePoint
  /** How many mailboxes were not begun or not finished, since the run was stopped or its backup window closed. */
  readonly left: number
}

interface Run extends BackupRunDependencies {
  readonly source: BackupSource
  readonly writer: SnapshotWriter
  readonly signal: AbortSignal
  readonly previous: ReadonlyMap<string, ManifestResource>
  readonly resources: Map<string, ManifestResource>
  /** Whose mailbox could not be read: the run is done with them as well. */
  readonly missed: Set<string>
}

/**
 * Makes one restore point. Until its commit nothing of the run counts; from then on all of it does. When the run is
 * stopped by hand or its backup window closes, the point holds the mailboxes that were read whole, and the others as
 * they were before.
 * @throws what ended the run: the signal's reason, the vault's error, or that no mailbox could be read.
 */
export async function runBackup(
  dependencies: BackupRunDependencies,
  source: BackupSource,
  signal: AbortSignal,
): Promise<BackupOutcome> {
  const { vault, recorder, clock, graph } = dependencies
  const { selection } = source
  for (const item of selection.unsupported)
    await recorder.missed('skipped', { resource: 'job', id: '', name: item }, 'not backed up by this version')
  for (const part of selection.unsupportedParts)
    await recorder.log('Warning', `Not backed up by this version: ${part}`)
  const mailboxes = await listMailboxes(graph, { selection, only: source.only }, signal)
  const writer = await vault.begin(source.organizationId, source.jobId)
  try {
    const previous = new Map(
      writer.previous?.manifest.resources.map((resource) => [resource.id, resource] as const),
    )
    const run: Run = {
      ...dependencies,
      source,
      writer,
      signal,
      previous,
      resources: new Map(),
      missed: new Set(),
    }
    const left = await backUpUntilStopped(run, mailboxes)
    const point = await writer.commit({
      createdAt: clock.now(),
      resources: [...run.resources.values()],
      outcomes: recorder.counts(),
    })
    recorder.wrote(writer.writtenBytes)
    return { point, left }
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

/** @returns how many mailboxes are left. */
async function backUpUntilStopped(run: Run, mailboxes: MailboxList): Promise<number> {
  const { signal, resources, missed } = run
  try {
    await backUpMailboxes(run, mailboxes)
    signal.throwIfAborted()
    keepWanted(run, mailboxes)
    return 0
  } catch (error) {
    const left = mailboxes.present.filter(({ id }) => !resources.has(id) && !missed.has(id)).length
    if (!(signal.reason instanceof KeepingStop) || resources.size === 0) throw error
    keepWanted(run, mailboxes)
    return left
  }
}

async function backUpMailboxes(run: Run, { present, absent, missedGroups }: MailboxList): Promise<void> {
  const { recorder, previous, resources } = run
  for (const group of missedGroups) await missGroup(run, group)
  for (const id of absent) {
    const name = previous.get(id)?.address ?? id
    await recorder.missed(
      'failed',
      { resource: name, id, name: 'mailbox' },
      'the user is not in the directory',
    )
    await recorder.object({ ...userObject(id, name, name), status: 'Failed', isSaved: 0, isRetried: 0 })
  }
  let savedMailboxes = 0
  let lastFailure: unknown = missedGroups.at(-1)?.error
  await forEachConcurrently(present, mailboxesAtOnce, async (user) => {
    run.signal.throwIfAborted()
    try {
      resources.set(user.id, await backUpOne(run, user, present.length))
      savedMailboxes += 1
    } catch (error) {
      run.signal.throwIfAborted()
      if (!isAboutMailbox(error)) throw error
      lastFailure = error
      await missMailbox(run, user, error)
      run.missed.add(user.id)
    }
  })
  if (savedMailboxes > 0) return
  const isAboutGroup = missedGroups.some(({ error }) => error === lastFailure)
  throw nothingSaved(lastFailure, isAboutGroup ? permissionHint(lastFailure) : '')
}

/** What cannot be read at present, or is gone from the directory, stays as the last restore point has it. */
function keepWanted({ previous, resources }: Run, mailboxes: MailboxList): void {
  for (const [id, resource] of previous)
    if (!resources.has(id) && mailboxes.isWanted(directoryObjectId(id))) resources.set(id, resource)
}

async function missGroup({ recorder }: Run, { id, name, error }: MissedGroup): Promise<void> {
  await recorder.missed(
    'failed',
    { resource: name, id, name: 'members' },
    `${causeOf(error)}${permissionHint(error)}`,
  )
  const object = { objectId: id, type: 'Group', name, address: '' }
  await recorder.object({ ...object, status: 'Failed', isSaved: 0, isRetried: 0 })
}

function userObject(
  objectId: string,
  name: string,
  address: string,
): { objectId: string; type: 'User'; name: string; address: string } {
  return { objectId, type: 'User', name, address }
}

async function backUpOne(run: Run, user: DirectoryUser, total: number): Promise<ManifestResource> {
  const { recorder, source, writer, previous } = run
  const books = recorder.mailbox(total)
  let savedItems = 0
  let failedItems = 0
  let skippedItems = 0
  const saved = (): void => {
    savedItems += 1
    books.saved()
    recorder.wrote(writer.writtenBytes)
  }
  const missed: typeof books.missed = (outcome, ...item) => {
    if (outcome === 'failed') failedItems += 1
    else skippedItems += 1
    return books.missed(outcome, ...item)
  }
  const { tree, itemCount } = await backUpMailbox(
    { ...run, reader: run.mailboxReader(run.graph, user.id), ledger: { ...books, saved, missed } },
    {
      organizationId: source.organizationId,
      address: user.address,
      previousTree: previous.get(user.id)?.tree,
    },
    run.signal,
  )
  books.progress(1)
  await recorder.log('Success', `${user.address}: ${itemCount} items, ${savedItems} new or changed`)
  await recorder.object({
    ...userObject(user.id, user.displayName, user.address),
    status: failedItems + skippedItems > 0 ? 'Warning' : 'Success',
    isSaved: 1,
    isRetried: failedItems > 0 ? 1 : 0,
  })
  return { kind: 'mailbox', id: user.id, name: user.displayName, address: user.address, tree, itemCount }
}

async function missMailbox({ recorder }: Run, user: DirectoryUser, error: unknown): Promise<void> {
  const item = { resource: user.address, id: user.id, name: 'mailbox' }
  const isMissing = isMailboxMissing(error)
  if (isMissing) await recorder.missed('skipped', item, `has no mailbox (${causeOf(error)})`)
  else await recorder.missed('failed', item, causeOf(error))
  await recorder.object({
    ...userObject(user.id, user.displayName, user.address),
    status: isMissing ? 'Warning' : 'Failed',
    isSaved: 0,
    isRetried: isMissing ? 0 : 1,
  })
}

/** Refusals and failures that a room names are about this mailbox; the vault's, the database's and bugs end the run. */
function isAboutMailbox(error: unknown): boolean {
  return error instanceof CodedError && !(error instanceof VaultError) && !(error instanceof DatabaseError)
}

function nothingSaved(lastFailure: unknown, hint: string): Error {
  const cause = lastFailure === undefined ? 'the job selects none that exists' : causeOf(lastFailure)
  return new OperationError('upstream_unavailable', `No mailbox could be backed up: ${cause}${hint}`)
}
