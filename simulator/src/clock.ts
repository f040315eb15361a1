/** The simulator's own time: the machine's, moved forward by `POST /_simulator/clock`. */
export interface SimulatorClock {
  /** Milliseconds since the Unix epoch, with every advance added. */
  now(): number
  /** Moves the simulated time forward. */
  advance(milliseconds: number): void
  /** Waits in real time. */
  sleep(milliseconds: number): Promise<void>
}

export interface AdjustableClock extends SimulatorClock {
  /** By how many milliseconds the simulated time is ahead of the machine's. */
  ahead(): number
}

/** @param initialAheadMs - What an earlier run had been moved forward by. */
export function createSimulatorClock(initialAheadMs = 0): AdjustableClock {
  let ahead = initialAheadMs
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds
    },
    ahead: () => ahead,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }
}
