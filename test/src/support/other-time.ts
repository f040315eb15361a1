/**
 * A program in another time, from outside: Node loads a few lines before it, so that its clock goes ahead of the machine's
 * and its long waits pass quickly. The program knows nothing of it.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Waits of less are as long as ever: retries, polls, limits of requests. */
const longWaitMs = 20_000
const hurry = 100

const script = `
const ahead = Number(process.env.AHEAD_MS ?? '0')
const { now } = Date
const RealDate = Date
globalThis.Date = class Date extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(now() + ahead)
    else super(...parts)
  }
  static now() {
    return now() + ahead
  }
}
const wait = globalThis.setTimeout
globalThis.setTimeout = Object.assign(
  (work, delay, ...parts) => wait(work, delay >= ${longWaitMs} ? delay / ${hurry} : delay, ...parts),
  wait,
)
`

/** @returns flags of Node for `startStrongroom`; how far its clock is ahead, the variable AHEAD_MS tells. */
export async function writeOtherTime(folder: string): Promise<readonly string[]> {
  const file = join(folder, 'other-time.mjs')
  await writeFile(file, script)
  return ['--import', pathToFileURL(file).href]
}
