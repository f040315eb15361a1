/** The master key: 32 random bytes in a file of their own, made at the first start. Who loses it loses every backup. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Random } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { KeysError } from './errors.ts'
import { createPrivateFile, isFileError, makePrivateFolder } from './private-file.ts'

const fileName = 'master.key'
const keyBytes = 32
/** The file says what it is, so that a person who finds it does not throw it away. */
const header = 'strongroom master key v1'

export interface MasterKeyPlace {
  /** Made with mode 0700 when it is not there. */
  readonly folder: string
  readonly random: Random
}

/**
 * Reads the master key, or makes it when there is none.
 * @returns the key in base64url.
 * @throws {KeysError} `bad_master_key` when the file is damaged or may be read by others.
 */
export async function openMasterKey({ folder, random }: MasterKeyPlace): Promise<Secret> {
  const path = join(folder, fileName)
  const found = await readMasterKey(path)
  if (found !== undefined) return found
  await makePrivateFolder(folder)
  const key = Buffer.from(random.bytes(keyBytes)).toString('base64url')
  if (await createPrivateFile(path, `${header}\n${key}\n`)) return new Secret(key)
  // Another process was faster; its key is the one that counts.
  return (await readMasterKey(path)) ?? damaged(path)
}

async function readMasterKey(path: string): Promise<Secret | undefined> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isFileError(error, 'ENOENT')) return undefined
    throw error
  })
  if (content === undefined) return undefined
  const { mode } = await stat(path)
  if ((mode & 0o077) !== 0)
    throw new KeysError(
      'bad_master_key',
      `Other users of this machine may read the master key. Run: chmod 600 ${path}`,
    )
  const [first, key = ''] = content.split('\n')
  if (first !== header || Buffer.from(key, 'base64url').length !== keyBytes) return damaged(path)
  return new Secret(key)
}

function damaged(path: string): never {
  throw new KeysError('bad_master_key', `The master key in ${path} is damaged. Put a copy of it back.`)
}
