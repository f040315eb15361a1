/** Tells at the start whether the master key is the one that sealed the records. */
import type { Random } from '../foundation/random.ts'
import type { Secret } from '../foundation/secret.ts'
import type { SecretBox } from './keys.ts'
import { opensWitness, sealWitness, wrongMasterKey } from './master-key-witness.ts'
import { finishMasterKeyRotation } from './master-key-rotation.ts'
import { type MasterKeySource, openMasterKey } from './master-key.ts'
import { createSecretBox } from './secret-box.ts'

/** A sealed text beside the records, in base64url. */
export interface MasterKeyWitness {
  find(): Promise<string | undefined>
  put(sealed: string): Promise<void>
}

export interface SecretBoxPlace {
  readonly folder: string
  readonly source: MasterKeySource
  readonly random: Random
  readonly witness: MasterKeyWitness & {
    /** Whether the records hold anything that was sealed. */
    hasSealedKeys(): Promise<boolean>
  }
}

/** The box, and the key itself for those who may hold it: recovery kits. */
export interface MasterKeyBox extends SecretBox {
  /** 32 bytes in base64url. */
  readonly masterKey: Secret
}

/**
 * Opens the master key; the first start makes it, any other wants the same.
 * @throws {KeysError} `bad_master_key`
 */
export async function openSecretBox({
  folder,
  source,
  random,
  witness,
}: SecretBoxPlace): Promise<MasterKeyBox> {
  await finishMasterKeyRotation({ folder, random, source, sealed: await witness.find() })
  const mayCreate = (await witness.find()) === undefined && !(await witness.hasSealedKeys())
  const masterKey = await openMasterKey({ folder, random, source, mayCreate })
  const secretBox = createSecretBox(masterKey, random)
  await checkMasterKey(secretBox, witness)
  return { ...secretBox, masterKey }
}

/**
 * Opens what an earlier start sealed; the first start seals it.
 * @throws {KeysError} `bad_master_key` for another key: nothing was read or written with it (PRV-13).
 */
export async function checkMasterKey(secretBox: SecretBox, witness: MasterKeyWitness): Promise<void> {
  const sealed = await witness.find()
  if (sealed === undefined) return witness.put(sealWitness(secretBox))
  if (!opensWitness(secretBox, sealed)) throw wrongMasterKey()
}
