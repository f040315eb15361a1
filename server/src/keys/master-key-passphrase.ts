/** The master key sealed by a passphrase: argon2id (RFC 9106) with the parameters kept beside it. */
import { hashRaw } from '@node-rs/argon2'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import type { Random } from '../foundation/random.ts'
import { Secret } from '../foundation/secret.ts'
import { KeysError } from './errors.ts'
import { createPrivateFile, isFileError, makePrivateFolder } from './private-file.ts'
import { createSecretBox } from './secret-box.ts'

const about = 'strongroom master key, sealed by a passphrase, v1'
const context = 'master key'
const keyBytes = 32
const saltBytes = 16
const shortestPassphrase = 12
/** RFC 9106 §4, second recommendation, with twice the memory: it is done once a start. */
const parameters = { memoryKib: 131_072, passes: 3, lanes: 4 }

const fileSchema = Type.Object({
  about: Type.Literal(about),
  kdf: Type.Literal('argon2id'),
  memoryKib: Type.Integer({ minimum: 8_192, maximum: 4_194_304 }),
  passes: Type.Integer({ minimum: 1, maximum: 100 }),
  lanes: Type.Integer({ minimum: 1, maximum: 64 }),
  salt: Type.String({ pattern: '^[A-Za-z0-9_-]{22,86}$' }),
  sealed: Type.String({ pattern: '^[A-Za-z0-9_-]+$' }),
})
type SealedFile = Static<typeof fileSchema>

export interface PassphrasePlace {
  readonly path: string
  readonly random: Random
  readonly passphrase: Secret
  /** The key to seal where there is none; throws where there must not be a new one. */
  readonly newKey: () => Uint8Array
}

/** @throws {KeysError} `bad_master_key` */
export async function openPassphraseKey(place: PassphrasePlace): Promise<Secret> {
  const { path } = place
  const found = await readSealed(path)
  if (found !== undefined) return unseal(path, found, place)
  const key = place.newKey()
  if (place.passphrase.reveal().length < shortestPassphrase)
    throw new KeysError(
      'bad_master_key',
      `The passphrase of the master key is too short: it guards everything. Use at least ${shortestPassphrase} characters.`,
    )
  await makePrivateFolder(dirname(path))
  const file = await seal(key, place)
  if (await createPrivateFile(path, `${JSON.stringify(file, null, 2)}\n`))
    return new Secret(Buffer.from(key).toString('base64url'))
  const other = await readSealed(path)
  return other === undefined ? damaged(path) : unseal(path, other, place)
}

async function seal(key: Uint8Array, { random, passphrase }: PassphrasePlace): Promise<SealedFile> {
  const salt = Buffer.from(random.bytes(saltBytes)).toString('base64url')
  const box = createSecretBox(await derive(passphrase, { ...parameters, salt }), random)
  const sealed = Buffer.from(box.seal(key, context)).toString('base64url')
  return { about, kdf: 'argon2id', ...parameters, salt, sealed }
}

async function unseal(path: string, file: SealedFile, place: PassphrasePlace): Promise<Secret> {
  const box = createSecretBox(await derive(place.passphrase, file), place.random)
  try {
    const key = box.open(Buffer.from(file.sealed, 'base64url'), context)
    return new Secret(Buffer.from(key).toString('base64url'))
  } catch (error) {
    const message = `The passphrase does not open the master key in ${path}. Give the one that it was sealed with.`
    throw new KeysError('bad_master_key', message, { cause: error })
  }
}

async function derive(
  passphrase: Secret,
  { memoryKib, passes, lanes, salt }: Pick<SealedFile, 'memoryKib' | 'passes' | 'lanes' | 'salt'>,
): Promise<Secret> {
  // Argon2id is the library's own choice of the three.
  const derived = await hashRaw(passphrase.reveal(), {
    memoryCost: memoryKib,
    timeCost: passes,
    parallelism: lanes,
    outputLen: keyBytes,
    salt: Buffer.from(salt, 'base64url'),
  })
  return new Secret(derived.toString('base64url'))
}

async function readSealed(path: string): Promise<SealedFile | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isFileError(error, 'ENOENT')) return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    const file: unknown = JSON.parse(text)
    return Value.Check(fileSchema, file) ? file : damaged(path)
  } catch (error) {
    return error instanceof KeysError ? Promise.reject(error) : damaged(path)
  }
}

function damaged(path: string): never {
  throw new KeysError('bad_master_key', `The sealed master key in ${path} is damaged. Put a copy of it back.`)
}
