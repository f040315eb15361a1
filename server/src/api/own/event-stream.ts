/** Server-sent events of what has changed (WHATWG HTML §9.2): a notice of each object, which the reader then reads again. */
import {
  type Change,
  type ChangeKind,
  type ChangeOperations,
  OperationError,
  type Reach,
} from '../../operations/index.ts'

const eventKinds: readonly ChangeKind[] = [
  'job',
  'jobSelectedItems',
  'jobExcludedItems',
  'jobSession',
  'restoreSession',
  'restorePoint',
  'repository',
  'maintenanceRun',
  'approval',
]

const mostAtOnce = 500
/** Proxies close what is silent for a minute; so often the session is looked at as well. */
const heartbeatSeconds = 15
const reconnectMs = 3_000

export interface EventStreamRequest {
  /** `Last-Event-ID`; whatever happens from now on when undefined. */
  readonly lastEventId: string | undefined
  readonly reach: Reach
  /** Whether whoever listens may still do so. */
  readonly isAllowed: () => Promise<boolean>
  readonly signal: AbortSignal
}

/**
 * Ends when the session does. An event without an id belongs to the next one with an id: after a break it comes again.
 * @yields parts of a `text/event-stream`
 */
export async function* eventStream(
  changes: ChangeOperations,
  { lastEventId, reach, isAllowed, signal }: EventStreamRequest,
): AsyncGenerator<string> {
  let from = lastEventId
  yield `retry: ${reconnectMs}\n\n`
  while (!signal.aborted && (await isAllowed())) {
    const page = await readFrom(changes, { from, reach, signal })
    if (page === 'outdated') {
      // Deletions of before are forgotten: only reading everything again helps.
      from = undefined
      yield 'event: reset\ndata: {}\n\n'
      continue
    }
    // The first look of a new reader tells where they stand, so that a break at once loses nothing.
    if (page.items.length === 0) yield from === page.next ? ': nothing new\n\n' : `id: ${page.next}\ndata\n\n`
    from = page.next
    const last = page.items.length - 1
    for (const [index, change] of page.items.entries())
      yield eventText(change, index === last ? page.next : undefined)
  }
}

interface Position {
  readonly from: string | undefined
  readonly reach: Reach
  readonly signal: AbortSignal
}

async function readFrom(changes: ChangeOperations, { from, reach, signal }: Position) {
  try {
    return await changes.read(
      {
        kinds: eventKinds,
        from,
        limit: mostAtOnce,
        waitSeconds: from === undefined ? 0 : heartbeatSeconds,
        signal,
      },
      reach,
    )
  } catch (error) {
    if (error instanceof OperationError && error.code === 'outdated_change_token') return 'outdated'
    throw error
  }
}

function eventText({ kind, id, isDeleted }: Change, token: string | undefined): string {
  const data = JSON.stringify({ kind, id, isDeleted })
  return `${token === undefined ? '' : `id: ${token}\n`}event: change\ndata: ${data}\n\n`
}
