/** What is under way for the applications: one thing at a time for each. */
import type { Log } from '../../foundation/log.ts'
import type { KeyHolder } from './key-holder.ts'

export interface KeyWork {
  /** Begins, or when the application is at work already, does it once more afterwards. */
  begin(holder: KeyHolder, work: (signal: AbortSignal) => Promise<void>): void
  /** Decides one after the other: nobody plans a key while somebody else does. */
  inTurn<Result>(holder: KeyHolder, work: () => Promise<Result>): Promise<Result>
  settled(): Promise<void>
  close(): Promise<void>
}

export function createKeyWork(log: Log): KeyWork {
  const stop = new AbortController()
  const working = new Map<string, Promise<void>>()
  const again = new Map<string, () => void>()
  const turns = new Map<string, Promise<unknown>>()

  function begin(holder: KeyHolder, work: (signal: AbortSignal) => Promise<void>): void {
    const name = holder.rows[0].id
    if (stop.signal.aborted) return
    if (working.has(name)) {
      again.set(name, () => begin(holder, work))
      return
    }
    const running = carryOut(holder, work).finally(() => {
      working.delete(name)
      const next = again.get(name)
      again.delete(name)
      if (next !== undefined) next()
    })
    working.set(name, running)
  }

  async function carryOut(holder: KeyHolder, work: Parameters<KeyWork['begin']>[1]): Promise<void> {
    try {
      await work(stop.signal)
    } catch (error) {
      if (stop.signal.aborted) return
      const organizationId = holder.organization.id
      log.error({ err: error, organizationId }, 'the certificates of an application are not kept up')
    }
  }

  async function settled(): Promise<void> {
    while (working.size > 0) await Promise.all(working.values())
  }

  return {
    begin,
    inTurn(holder, work) {
      const name = holder.rows[0].id
      const turn = (turns.get(name) ?? Promise.resolve()).then(work)
      const over = turn.then(
        () => undefined,
        () => undefined,
      )
      turns.set(name, over)
      return turn
    },
    settled,
    async close() {
      stop.abort(new Error('the server is stopping'))
      await settled()
    },
  }
}
