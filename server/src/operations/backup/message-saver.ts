/** Brings one message's MIME from the mailbox into the vault, streaming, again when the connection is cut. */
import { backoffMs } from '../../foundation/backoff.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { MailboxReader } from '../../microsoft365/index.ts'
import type { ContentRef, SnapshotWriter } from '../../repository/index.ts'
import type { BackupLedger } from './ledger.ts'
import { isConnectionLost } from './source-failure.ts'

const mostRetries = 3
const backoff = { baseMs: 1000, capMs: 8000 }

export interface MessageSaverDependencies {
  readonly reader: MailboxReader
  readonly writer: SnapshotWriter
  readonly clock: Clock
  readonly random: Random
  readonly transferred: (bytes: number) => void
  readonly spent?: BackupLedger['spent']
}

/** The mailbox, not the vault, failed: the run goes on without this item. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure'
}

/**
 * Stores the message's MIME and returns its reference.
 * @throws {SourceFailure} with the mailbox's error as its cause; any other error is the vault's and ends the run.
 */
export async function saveMessage(
  dependencies: MessageSaverDependencies,
  messageId: string,
  signal: AbortSignal,
): Promise<ContentRef> {
  const { reader, writer, clock, random, transferred, spent } = dependencies
  for (let attempt = 0; ; attempt += 1) {
    const source = watch(reader.readMime(messageId, signal), { transferred, clock })
    const begun = clock.now()
    try {
      const { ref } = await writer.put(source.content)
      spent?.('reading', source.readMs())
      spent?.('writing', clock.now() - begun - source.readMs())
      return ref
    } catch (error) {
      signal.throwIfAborted()
      if (!source.failed()) throw error
      const cause = source.failure()
      if (attempt >= mostRetries || !isConnectionLost(cause))
        throw new SourceFailure('the message could not be read', { cause })
      await clock.sleep(backoffMs(attempt, backoff, random), signal)
    }
  }
}

interface WatchedSource {
  readonly content: AsyncIterable<Uint8Array>
  failed(): boolean
  failure(): unknown
  /** How long the mailbox was waited for. */
  readMs(): number
}

/** Remembers whether it was the source that threw, so that a full disk is never taken for an unreadable mail. */
function watch(
  source: AsyncIterable<Uint8Array>,
  { transferred, clock }: Pick<MessageSaverDependencies, 'transferred' | 'clock'>,
): WatchedSource {
  const failures: unknown[] = []
  let readMs = 0
  async function* content(): AsyncGenerator<Uint8Array> {
    try {
      let asked = clock.now()
      for await (const piece of source) {
        readMs += clock.now() - asked
        transferred(piece.length)
        yield piece
        asked = clock.now()
      }
    } catch (error) {
      failures.push(error)
      throw error
    }
  }
  return {
    content: content(),
    failed: () => failures.length > 0,
    failure: () => failures[0],
    readMs: () => readMs,
  }
}
