/** Puts a thread behind those that answer requests: a backup may take every processor, but never a caller's turn. */
import { readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'

/**
 * The thread that calls this lets others go first from now on. Linux counts priorities by thread and shows each one its
 * own number (`proc(5)`, `/proc/thread-self`); elsewhere it would be the whole process, and nothing is done.
 */
export function yieldToOthers(platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'linux') return
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    // who was started behind others stays there, also where it may come forward
    setPriority(thread, Math.max(getPriority(thread), constants.priority.PRIORITY_BELOW_NORMAL))
  } catch {
    // without /proc, or where a sandbox forbids it: slower answers, and no harm
  }
}
