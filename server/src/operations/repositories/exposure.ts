/** Whether others than the server's own user may look into the folder of a repository (security: REP-33). */
import { stat } from 'node:fs/promises'
import { platform } from 'node:process'
import type { BackupRepositoryRow } from '../../database/index.ts'
import { repositoryId } from '../ids.ts'
import type { RepositoryAlerts } from './alerts.ts'

const permissionBits = 0o777
const ofOthers = 0o077
const writeOfOthers = 0o022

/**
 * @returns what others may do with the folder, and the command that ends it; undefined when nobody else may do
 *   anything, and where there is no folder to look at
 */
export async function exposureOf(folder: string): Promise<string | undefined> {
  // Windows has no such modes, and shows others that mean nothing.
  if (platform === 'win32') return undefined
  const found = await stat(folder).catch(() => undefined)
  const mode = (found?.mode ?? 0) & permissionBits
  if ((mode & ofOthers) === 0) return undefined
  const may =
    (mode & writeOfOthers) === 0
      ? 'look into it: they see how much of whose data lies there, and since when'
      : 'change it: they could delete the backups'
  return `The folder “${folder}” has mode ${mode.toString(8).padStart(4, '0')}, so that other users of this machine may ${may}. Give it to the server alone: chmod go-rwx ${quoted(folder)}`
}

/** Raises the alert, or takes it back when the mode was mended. Buckets have no modes. */
export async function lookAtFolder(
  alerts: RepositoryAlerts,
  { id, path, storage }: Pick<BackupRepositoryRow, 'id' | 'path' | 'storage'>,
): Promise<void> {
  if (storage !== null) return
  const message = await exposureOf(path)
  if (message === undefined) await alerts.clear(repositoryId(id), ['exposed'], server)
  else await alerts.raise(repositoryId(id), { kind: 'exposed', message, objects: [], restorePoints: [] })
}

const server = { name: 'server', familyId: '', requestId: '', remoteAddress: '' }

/** For a shell of a POSIX system. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`
}
