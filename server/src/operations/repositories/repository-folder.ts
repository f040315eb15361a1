/** The folder of a backup repository: absolute, its own, and empty when the vault is made in it. */
import { mkdir, readdir, rm, statfs } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { OperationError } from '../errors.ts'
import { invalidRequest } from '../refusals.ts'

export interface FolderRules {
  readonly dataFolder: string
  /** Folders of the other repositories. */
  readonly taken: readonly string[]
}

/**
 * The folder to use, normalized; `own` when no path was given.
 * @throws {OperationError} `invalid_request`, `path_in_use`
 */
export function chooseFolder(path: string, own: string, { dataFolder, taken }: FolderRules): string {
  if (path.includes('\0')) throw invalidRequest('The path of a backup repository holds a NUL character.')
  if (path !== '' && !isAbsolute(path))
    throw invalidRequest(
      `The path of a backup repository must be absolute on the server, for example /srv/backup; “${path}” is not. Leave it empty for a folder below the data folder.`,
    )
  const folder = path === '' ? own : resolve(path)
  if (path !== '' && overlap(folder, dataFolder))
    throw new OperationError(
      'path_in_use',
      'That folder belongs to the server itself. Choose another one, or leave the path empty.',
    )
  if (taken.some((other) => overlap(folder, other)))
    throw new OperationError(
      'path_in_use',
      `“${folder}” is used by another backup repository; choose another folder.`,
    )
  return folder
}

function overlap(left: string, right: string): boolean {
  return isWithin(left, right) || isWithin(right, left)
}

function isWithin(folder: string, parent: string): boolean {
  const way = relative(parent, folder)
  return way === '' || (!way.startsWith('..') && !isAbsolute(way))
}

/** Where a repository lies when nobody says where. */
export function ownFolder(dataFolder: string, id: string): string {
  return join(dataFolder, 'repositories', id)
}

/**
 * Makes the folder, or takes it when it is empty.
 * @throws {OperationError} `path_in_use`, `invalid_request`
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder)
    const entries = await readdir(folder)
    if (entries.length === 0) return
  } catch (error) {
    throw new OperationError(
      'invalid_request',
      `The server cannot make or read the folder “${folder}”. Give its user the right to, or choose another one.`,
      { cause: error },
    )
  }
  throw new OperationError(
    'path_in_use',
    `“${folder}” is not empty; a new backup repository needs an empty folder.`,
  )
}

/**
 * Makes the folder with its parents. Not by `mkdir`'s own `recursive`: where a file system refuses new folders as
 * absent (`/proc`), that never comes back.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST') return
    const parent = dirname(folder)
    if (code !== 'ENOENT' || parent === folder) throw error
    await makeFolder(parent)
    await mkdir(folder, { mode: 0o700 })
  }
}

/** Empties a folder that {@link prepareFolder} found empty, after the repository could not be recorded. */
export async function discardFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

export interface Space {
  readonly capacityBytes: number
  readonly freeSpaceBytes: number
}

/** Zero both when the folder cannot be reached. */
export async function spaceOf(folder: string): Promise<Space> {
  try {
    const { bsize, blocks, bavail } = await statfs(folder)
    return { capacityBytes: bsize * blocks, freeSpaceBytes: bsize * bavail }
  } catch {
    return { capacityBytes: 0, freeSpaceBytes: 0 }
  }
}
