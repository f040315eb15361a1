/** A storage in one folder: every object a file, written aside, synced, and then given its name. */
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { link, lstat, mkdir, open, readdir, rename, unlink, type FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { VaultError } from '../../errors.ts'
import { checkName, type Storage } from '../storage.ts'

const temporaryFolder = 'tmp'
const readOnly = constants.O_RDONLY | constants.O_NOFOLLOW
const writeNew = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW

/**
 * Opens a folder as a storage; the folder is made at the first write. Folders get mode 0700, files 0600.
 * Symbolic links below the folder are refused, never followed; the folder itself may be one.
 */
export function createFilesystemStorage(folder: string): Storage {
  const root = resolve(folder)
  const folders = createFolders(root)

  const put: Storage['put'] = async (name, bytes, options = {}) => {
    const path = join(root, checkName(name))
    const temporary = join(root, temporaryFolder, randomUUID())
    await folders.make(dirname(path))
    await folders.make(dirname(temporary))
    let isCreated: boolean
    try {
      await writeSynced(temporary, bytes)
      isCreated =
        options.ifAbsent === true ? await giveFreeName(temporary, path) : await replace(temporary, path)
    } catch (error) {
      await discard(temporary)
      throw error
    }
    if (isCreated) await syncFolder(dirname(path))
    return isCreated
  }

  const withFile = async <Result>(
    name: string,
    use: (file: FileHandle) => Promise<Result>,
  ): Promise<Result | undefined> => {
    const path = join(root, checkName(name))
    if (!(await folders.isReal(dirname(path)))) return undefined
    const file = await absentAsUndefined(open(path, readOnly))
    if (file === undefined) return undefined
    try {
      return await use(file)
    } finally {
      await file.close()
    }
  }

  return {
    put: (name, bytes, options) => explain(name, put(name, bytes, options)),
    get: (name) =>
      explain(
        name,
        withFile(name, (file) => file.readFile()),
      ),
    getRange: (name, offset, length) =>
      explain(
        name,
        withFile(name, (file) => readRange(file, offset, length)),
      ),
    size: (name) =>
      explain(
        name,
        withFile(name, async (file) => (await file.stat()).size),
      ),
    list: (prefix) => listNames(root, prefix),
    delete: (name) => explain(name, remove(join(root, checkName(name)))),
    modifiedAt: (name) =>
      explain(
        name,
        withFile(name, async (file) => Math.floor((await file.stat()).mtimeMs)),
      ),
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, writeNew, 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A write that failed takes its space with it: the disk may be full of nothing else. */
async function discard(temporary: string): Promise<void> {
  try {
    await unlink(temporary)
  } catch {
    // it never was, has its name already, or the disk takes no change: why the write failed says more
  }
}

/** A hard link fails when the name is taken, where a rename would replace. */
async function giveFreeName(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    await unlink(temporary)
  }
}

async function replace(temporary: string, path: string): Promise<true> {
  await rename(temporary, path)
  return true
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path)
  } catch (error) {
    if (isAbsent(error)) return
    throw error
  }
  await syncFolder(dirname(path))
}

async function readRange(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, (await file.stat()).size - offset)))
  let filled = 0
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

interface Folders {
  /** Makes the folder and its parents, each durable in its parent. */
  make(path: string): Promise<void>
  /** False when the folder does not exist. */
  isReal(path: string): Promise<boolean>
}

/** Remembers the folders that were found to be real ones, so that each costs its system calls once. */
function createFolders(root: string): Folders {
  const known = new Set<string>()

  const isReal = async (path: string): Promise<boolean> => {
    if (known.has(path)) return true
    if (path !== root && !(await isReal(dirname(path)))) return false
    const found = await absentAsUndefined(lstat(path))
    if (found === undefined) return false
    if (found.isFile()) return false
    if (path !== root && !found.isDirectory()) throw notOurs(path)
    known.add(path)
    return true
  }

  const make = async (path: string): Promise<void> => {
    if (await isReal(path)) return
    if (path === root) {
      await mkdir(path, { recursive: true, mode: 0o700 })
    } else {
      await make(dirname(path))
      try {
        await mkdir(path, { mode: 0o700 })
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw error // another write made it meanwhile
      }
    }
    await syncFolder(dirname(path))
    if (!(await isReal(path))) throw notOurs(path)
  }

  return { make, isReal }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function* listNames(root: string, prefix: string): AsyncGenerator<string> {
  const start = prefix.slice(0, prefix.lastIndexOf('/') + 1)
  yield* walk(root, start, prefix)
}

async function* walk(root: string, base: string, prefix: string): AsyncGenerator<string> {
  const entries = await explain(base, absentAsUndefined(readdir(join(root, base), { withFileTypes: true })))
  // a folder sorts with the slash that follows it, so that names come out in order
  const named = (entries ?? []).map((entry) => ({
    entry,
    name: base + entry.name + (entry.isDirectory() ? '/' : ''),
  }))
  for (const { entry, name } of named.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
    if (name === `${temporaryFolder}/`) continue
    if (entry.isDirectory()) {
      if (name.startsWith(prefix) || prefix.startsWith(name)) yield* walk(root, name, prefix)
    } else if (!entry.isFile()) throw notOurs(join(root, name))
    else if (name.startsWith(prefix)) yield name
  }
}

function notOurs(path: string): VaultError {
  return new VaultError(
    'storage_failed',
    'The folder of the backup repository holds a symbolic link or a special file. Remove it, then try again.',
    { detail: path },
  )
}

async function absentAsUndefined<Result>(result: Promise<Result>): Promise<Result | undefined> {
  try {
    return await result
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}

function isAbsent(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

const explanations: { readonly [code: string]: string } = {
  ENOSPC: 'The disk of the backup repository is full. Free space or move the repository, then try again.',
  EDQUOT: 'The quota of the backup repository is used up. Raise it, then try again.',
  EROFS: 'The file system of the backup repository is read-only. Mount it writable, then try again.',
  EACCES:
    'The server may not access the folder of the backup repository. Give its user the right to, then try again.',
  EPERM:
    'The server may not change the folder of the backup repository. Give its user the right to, then try again.',
  ELOOP: 'The folder of the backup repository holds a symbolic link. Remove it, then try again.',
}

async function explain<Result>(name: string, result: Promise<Result>): Promise<Result> {
  try {
    return await result
  } catch (error) {
    if (error instanceof VaultError) throw error
    const code = String(codeOf(error))
    const message =
      explanations[code] ?? 'The storage of the backup repository failed. See the log, then try again.'
    throw new VaultError('storage_failed', message, { cause: error, detail: `${code}: ${name}` })
  }
}
