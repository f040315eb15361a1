/** Whether somebody sits before the page: the server ends a session that nobody uses, however often its page asks. */
const attendedMs = 60_000

/** @param now milliseconds of a clock that only goes forward. @returns whether there was a key or a pointer in the last minute. */
export function watchAttendance(target: EventTarget, now: () => number): () => boolean {
  let last = now()
  const attend = (): void => {
    last = now()
  }
  for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
    target.addEventListener(kind, attend, { passive: true })
  return () => now() - last < attendedMs
}
