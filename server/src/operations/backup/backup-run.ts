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
import type { SessionRecorder } from '../jobs/session-recorder.ts'
import type { DirectoryUser } from '../organizations/directory.ts'
import { backUpMailbox } from './mailbox-backup.ts'
import { listMailboxes, type MailboxList } from './mailbox-list.ts'
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
}

interface Run extends BackupRunDependencies {
  readonly source: BackupSource
  readonly writer: SnapshotWriter
  readonly signal: AbortSignal
  readonly previous: ReadonlyMap<string, ManifestResource>
  readonly resources: Map<string, ManifestResource>
}

/**
 * Makes one restore point. Until its commit nothing of the run counts; from then on all of it does.
 * @throws what ended the run: the signal's reason, the vault's error, or that no mailbox could be read.
 */
export async function runBackup(
  dependencies: BackupRunDependencies,
  source: BackupSource,
  signal: AbortSignal,
): Promise<RestorePoint> {
  const { vault, recorder, clock, graph } = dependencies
  for (const item of source.selection.unsupported)
    await recorder.missed('skipped', { resource: 'job', id: '', name: item }, 'not backed up by this version')
  const mailboxes = await listMailboxes(graph, source.selection, signal)
  const writer = await vault.begin(source.organizationId, source.jobId)
  try {
    const previous = new Map(
      writer.previous?.manifest.resources.map((resource) => [resource.id, resource] as const),
    )
    const run: Run = { ...dependencies, source, writer, signal, previous, resources: new Map() }
    await backUpMailboxes(run, mailboxes)
    signal.throwIfAborted()
    const point = await writer.commit({
      createdAt: clock.now(),
      resources: [...run.resources.values()],
      outcomes: recorder.counts(),
    })
    recorder.wrote(writer.writtenBytes)
    return point
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

async function backUpMailboxes(run: Run, { present, absent }: MailboxList): Promise<void> {
  const { recorder, source, previous, resources } = run
  for (const id of absent) {
    const name = previous.get(id)?.address ?? id
    await recorder.missed(
      'failed',
      { resource: name, id, name: 'mailbox' },
      'the user is not in the directory',
    )
  }
  let savedMailboxes = 0
  let lastFailure: unknown
  await forEachConcurrently(present, mailboxesAtOnce, async (user) => {
    try {
      resources.set(user.id, await backUpOne(run, user, present.length))
      savedMailboxes += 1
    } catch (error) {
      run.signal.throwIfAborted()
      if (!isAboutMailbox(error)) throw error
      lastFailure = error
      await missMailbox(run, user, error)
    }
  })
  if (savedMailboxes === 0) throw nothingSaved(lastFailure)
  // What cannot be read at present, or is gone from the directory, stays as the last restore point has it.
  for (const [id, resource] of previous)
    if (!resources.has(id) && isStillWanted(source.selection, id)) resources.set(id, resource)
}

async function backUpOne(run: Run, user: DirectoryUser, total: number): Promise<ManifestResource> {
  const { recorder, source, writer, previous } = run
  const books = recorder.mailbox(total)
  let savedItems = 0
  const saved = (): void => {
    savedItems += 1
    books.saved()
    recorder.wrote(writer.writtenBytes)
  }
  const { tree, itemCount } = await backUpMailbox(
    { ...run, reader: run.mailboxReader(run.graph, user.id), ledger: { ...books, saved } },
    {
      organizationId: source.organizationId,
      address: user.address,
      previousTree: previous.get(user.id)?.tree,
    },
    run.signal,
  )
  books.progress(1)
  await recorder.log('Success', `${user.address}: ${itemCount} items, ${savedItems} new or changed`)
  return { kind: 'mailbox', id: user.id, name: user.displayName, address: user.address, tree, itemCount }
}

async function missMailbox({ recorder }: Run, user: DirectoryUser, error: unknown): Promise<void> {
  const item = { resource: user.address, id: user.id, name: 'mailbox' }
  if (isMailboxMissing(error)) await recorder.missed('skipped', item, `has no mailbox (${causeOf(error)})`)
  else await recorder.missed('failed', item, causeOf(error))
}

/** Refusals and failures that a room names are about this mailbox; the vault's, the database's and bugs end the run. */
function isAboutMailbox(error: unknown): boolean {
  return error instanceof CodedError && !(error instanceof VaultError) && !(error instanceof DatabaseError)
}

function nothingSaved(lastFailure: unknown): Error {
  const cause = lastFailure === undefined ? 'the job selects none that exists' : causeOf(lastFailure)
  return new OperationError('upstream_unavailable', `No mailbox could be backed up: ${cause}`)
}

function isStillWanted({ isEverybody, users, excluded }: JobSelection, id: string): boolean {
  const userId = directoryObjectId(id)
  return !excluded.has(userId) && (isEverybody || users.has(userId))
}
