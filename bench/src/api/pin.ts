/** Keeps a process to one core, so that "on one core" is said of what it is measured on (util-linux `taskset`). */
import { execFile } from 'node:child_process'
import { cpus } from 'node:os'

/** @returns false where there is one core only, or no such command: then nothing was done. */
export async function pin(pid: number, core: number): Promise<boolean> {
  if (cpus().length < 2) return false
  return new Promise((resolve) => {
    execFile('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], (error) => {
      resolve(error === null)
    })
  })
}
