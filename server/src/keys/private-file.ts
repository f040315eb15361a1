/** Files that only their owner may read, written whole or not at all. */
import { randomUUID } from 'node:crypto'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Makes the folder, and those above it, for the owner alone. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

/** Writes the file unless it is there already; then it answers false. Synced to disk before it resolves. */
export async function createPrivateFile(path: string, content: string): Promise<boolean> {
  const draft = await writeDraft(path, content)
  try {
    await link(draft, path)
  } catch (error) {
    if (isFileError(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
  await syncFolder(dirname(path))
  return true
}

/** Writes the file in place of the one that is there. Synced to disk before it resolves. */
export async function replacePrivateFile(path: string, content: string, mode = 0o600): Promise<void> {
  await rename(await writeDraft(path, content, mode), path)
  await syncFolder(dirname(path))
}

/** Gives the file another name in its folder, in place of what has that name. On disk when it resolves. */
export async function renamePrivateFile(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
}

/** Takes the file away, if it is there. On disk when it resolves. */
export async function removePrivateFile(path: string): Promise<void> {
  await rm(path, { force: true })
  await syncFolder(dirname(path))
}

/** Whether `thrown` is an error of the file system with this code, for example `ENOENT`. */
export function isFileError(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code
}

async function writeDraft(path: string, content: string, mode = 0o600): Promise<string> {
  const draft = `${path}.${randomUUID()}.draft`
  const file = await open(draft, 'wx', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  return draft
}

/** A new name is on disk only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
