/**
 * The master key: 32 random bytes that seal everything else. They lie in a file of their own, are handed in by systemd,
 * or lie sealed by a passphrase. Who loses them loses every backup, so that they are made once and never again.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Random } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { KeysError } from './errors.ts'
import { openPassphraseKey } from './master-key-passphrase.ts'
import { createPrivateFile, isFileError, makePrivateFolder } from './private-file.ts'

/** Names in the folder of the keys; the one that is to follow lies beside with `.next` until it counts. */
export const masterKeyFiles = { file: 'master.key', passphrase: 'master.sealed' } as const
const keyBytes = 32
/** The file says what it is, so that a person who finds it does not throw it away. */
const header = 'strongroom master key v1'

/** Where the master key comes from. */
export type MasterKeySource =
  /** `master.key` in the folder. */
  | { readonly kind: 'file' }
  /** A credential of the service manager (systemd.exec(5), LoadCredentialEncrypted): an absolute file. */
  | { readonly kind: 'credential'; readonly file: string }
  /** `master.sealed` in the folder, opened by a passphrase (argon2id). */
  | { readonly kind: 'passphrase'; readonly passphrase: Secret }

export interface MasterKeyPlace {
  /** Made with mode 0700 when it is not there. */
  readonly folder: string
  readonly random: Random
  /** The file in the folder when left out. */
  readonly source?: MasterKeySource
  /** False where something was sealed before: a key that is missing then is never replaced by a new one. */
  readonly mayCreate?: boolean
  /** The one that is to follow: `master.key.next`, `master.sealed.next`. */
  readonly isNext?: boolean
}

/**
 * Reads the master key, or makes it when there is none and there may be one.
 * @returns the key in base64url.
 * @throws {KeysError} `bad_master_key` when it is damaged, missing, may be read by others, or the passphrase is wrong.
 */
export async function openMasterKey(place: MasterKeyPlace): Promise<Secret> {
  const { folder, random, source = { kind: 'file' }, mayCreate = true, isNext = false } = place
  const { file, passphrase } = masterKeyFiles
  const path = (name: string): string => join(folder, isNext ? nextName(name) : name)
  const newKey = (): Uint8Array => {
    if (mayCreate) return random.bytes(keyBytes)
    throw badMasterKey(
      `The master key is not in ${folder}, and records were sealed with it. Put a copy of it back; a new one would open nothing.`,
    )
  }
  if (source.kind === 'credential') return readCredential(source.file)
  if (source.kind === 'passphrase') {
    await refuseOther(path(file), 'with a passphrase')
    return openPassphraseKey({ path: path(passphrase), random, passphrase: source.passphrase, newKey })
  }
  await refuseOther(path(passphrase), 'without its passphrase')
  return openFileKey(path(file), newKey)
}

/** What the file of the following key is called before it counts. */
export function nextName(name: string): string {
  return `${name}.next`
}

/**
 * Puts a master key into the folder that was kept elsewhere.
 * @throws {KeysError} `bad_master_key` when there is one already.
 */
export async function placeMasterKey(folder: string, key: Secret): Promise<void> {
  if (Buffer.from(key.reveal(), 'base64url').length !== keyBytes)
    throw badMasterKey('What was kept as the master key is none.')
  await makePrivateFolder(folder)
  const path = join(folder, masterKeyFiles.file)
  if (!(await createPrivateFile(path, `${header}\n${key.reveal()}\n`)))
    throw badMasterKey(`There is a master key in ${path} already.`)
}

async function openFileKey(path: string, newKey: () => Uint8Array): Promise<Secret> {
  const found = await readMasterKey(path)
  if (found !== undefined) return found
  const key = Buffer.from(newKey()).toString('base64url')
  await makePrivateFolder(dirname(path))
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
  const { mode, uid } = await stat(path)
  if ((mode & 0o077) !== 0)
    throw badMasterKey(`Other users of this machine may read the master key. Run: chmod 600 ${path}`)
  const own = process.getuid?.()
  if (own !== undefined && uid !== own)
    throw badMasterKey(
      `The master key ${path} belongs to another user (${uid}), who can read and replace it. Make it the server's own: chown ${own} ${path}`,
    )
  const [first, key = ''] = content.split('\n')
  if (first !== header || Buffer.from(key, 'base64url').length !== keyBytes) return damaged(path)
  return new Secret(key)
}

/**
 * The service manager keeps it from others, by an access list where the service has a user of its own; only what
 * everybody may read is refused.
 */
async function readCredential(file: string): Promise<Secret> {
  const content = await readFile(file).catch((error: unknown) => {
    throw new KeysError(
      'bad_master_key',
      `The credential ${file} with the master key cannot be read. Check LoadCredentialEncrypted= of the service.`,
      { cause: error },
    )
  })
  if (((await stat(file)).mode & 0o007) !== 0)
    throw badMasterKey(`Everybody on this machine may read the credential ${file}. Run: chmod o= ${file}`)
  const key = content.length === keyBytes ? content : decoded(content.toString('utf8'))
  if (key?.length === keyBytes) return new Secret(key.toString('base64url'))
  throw badMasterKey(
    `The credential ${file} is no master key: it has to hold ${keyBytes} random bytes, as they are or in base64.`,
  )
}

function decoded(text: string): Buffer | undefined {
  const line = text.replace(`${header}\n`, '').trim()
  if (/^[0-9a-f]{64}$/i.test(line)) return Buffer.from(line, 'hex')
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(line) ? Buffer.from(line, 'base64url') : undefined
}

/** Two master keys in one folder would be one too many. */
async function refuseOther(path: string, how: string): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  )
  if (isThere)
    throw badMasterKey(
      `The master key lies in ${path}, and the server was started ${how}. Start it as before.`,
    )
}

function damaged(path: string): never {
  throw badMasterKey(`The master key in ${path} is damaged. Put a copy of it back.`)
}

function badMasterKey(message: string): KeysError {
  return new KeysError('bad_master_key', message)
}

/**
 * Whether a server has begun to keep keys there: its first start makes the tables of its records before, so that with
 * keys and without tables the records are lost.
 */
export async function holdsKeys(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0
}
