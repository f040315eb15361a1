/** The simulator's own time: the machine's, moved forward by `POST /_simulator/clock`. */
export interface SimulatorClock {
  /** Milliseconds since the Unix epoch, with every advance added. */
  now(): number
  /** Moves the simulated time forward. */
  advance(milliseconds: number): void
  /** Waits in real time. */
  sleep(milliseconds: number): Promise<void>
}

export function createSimulatorClock(): SimulatorClock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds
    },
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }
}
