/**
 * Another master key in place of the one that sealed the records (security 3.3, PRV-14). The new key is on disk before
 * anything is sealed with it, the records change all at once, and the old key goes last: whenever it is stopped, one of
 * the two opens everything, and the text sealed beside the records says which.
 */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Random } from '../foundation/random.ts'
import { KeysError } from './errors.ts'
import type { SecretBox } from './keys.ts'
import { masterKeyFiles, type MasterKeySource, nextName, openMasterKey } from './master-key.ts'
import { opensWitness, wrongMasterKey } from './master-key-witness.ts'
import { removePrivateFile, renamePrivateFile } from './private-file.ts'
import { createSecretBox } from './secret-box.ts'

/** What is done, in this order; an earlier rotation that was stopped is finished from `records-sealed` on. */
export type MasterKeyStep = 'key-written' | 'records-sealed' | 'old-key-removed' | 'key-in-place'

export interface MasterKeyRotation {
  readonly folder: string
  readonly random: Random
  readonly from: MasterKeySource
  readonly to: MasterKeySource
  /** The sealed text beside the records. */
  findWitness(): Promise<string | undefined>
  /** Seals everything with the other box, the witness too: all of it, or nothing when it throws. */
  reseal(boxes: { readonly from: SecretBox; readonly to: SecretBox }): Promise<void>
  /** Called after each step. */
  readonly reached: (step: MasterKeyStep) => void
}

interface Placed {
  readonly folder: string
  readonly random: Random
  readonly source: MasterKeySource
}

/** @throws {KeysError} `bad_master_key`; then everything is sealed as before. */
export async function rotateMasterKey(rotation: MasterKeyRotation): Promise<void> {
  const { folder, to, reached } = rotation
  const witness = await rotation.findWitness()
  if (witness === undefined)
    throw new KeysError(
      'bad_master_key',
      'Nothing was sealed in this data folder yet, so that there is no master key to change. Start the server once.',
    )
  const old = await openInUse(rotation, witness)
  if (old === undefined) await openFollowing(rotation, witness)
  else {
    const next = await makeNext(rotation, witness)
    reached('key-written')
    await rotation.reseal({ from: old, to: next })
  }
  reached('records-sealed')
  await putInPlace({ folder, to, reached })
}

/** The key that sealed the records; undefined when an earlier rotation has sealed them with the other one already. */
async function openInUse(
  { folder, random, from: source }: MasterKeyRotation,
  witness: string,
): Promise<SecretBox | undefined> {
  const key = await openMasterKey({ folder, random, source, mayCreate: false }).catch((error: unknown) => {
    if (error instanceof KeysError) return undefined
    throw error
  })
  const box = key && createSecretBox(key, random)
  return box !== undefined && opensWitness(box, witness) ? box : undefined
}

/** Beside the other one still, or in its place already. @throws {KeysError} when neither key sealed the records. */
async function openFollowing(
  { folder, random, to: source }: MasterKeyRotation,
  witness: string,
): Promise<void> {
  for (const isNext of [true, false]) {
    const place = { folder, random, source, isNext, mayCreate: false }
    const key = await openMasterKey(place).catch((error: unknown) => {
      if (error instanceof KeysError) return undefined
      throw error
    })
    if (key !== undefined && opensWitness(createSecretBox(key, random), witness)) return
  }
  throw wrongMasterKey()
}

async function makeNext(
  { folder, random, to: source }: MasterKeyRotation,
  witness: string,
): Promise<SecretBox> {
  // Of a rotation that was stopped before anything was sealed with them.
  for (const name of Object.values(masterKeyFiles)) await removePrivateFile(join(folder, nextName(name)))
  const next = createSecretBox(await openMasterKey({ folder, random, source, isNext: true }), random)
  if (!opensWitness(next, witness)) return next
  throw new KeysError(
    'bad_master_key',
    'This credential holds the master key that is in use already. Make another one first.',
  )
}

/**
 * At a start: puts the new key in place when the records are sealed with it already, and the process ended before that.
 * @param place - `sealed` is the text beside the records.
 */
export async function finishMasterKeyRotation({
  folder,
  random,
  source,
  sealed,
}: Placed & { readonly sealed: string | undefined }): Promise<void> {
  if (sealed === undefined || source.kind === 'credential') return
  if (!(await isThere(join(folder, nextName(masterKeyFiles[source.kind]))))) return
  // Sealed with another passphrase or damaged, it is not the one that counts; the one in place is tried then.
  const next = await openMasterKey({ folder, random, source, isNext: true, mayCreate: false }).catch(
    () => undefined,
  )
  if (next === undefined || !opensWitness(createSecretBox(next, random), sealed)) return
  await putInPlace({ folder, to: source, reached: () => undefined })
}

async function putInPlace({
  folder,
  to,
  reached,
}: Pick<MasterKeyRotation, 'folder' | 'to' | 'reached'>): Promise<void> {
  const own = to.kind === 'credential' ? undefined : masterKeyFiles[to.kind]
  for (const name of Object.values(masterKeyFiles))
    if (name !== own) {
      await removePrivateFile(join(folder, name))
      await removePrivateFile(join(folder, nextName(name)))
    }
  reached('old-key-removed')
  if (own !== undefined && (await isThere(join(folder, nextName(own)))))
    await renamePrivateFile(join(folder, nextName(own)), join(folder, own))
  reached('key-in-place')
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
