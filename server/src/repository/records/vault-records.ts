/**
 * The server's own records, kept with its backups so that they outlive it (docs/repository-format.md, section 14). Signed,
 * sealed, numbered; the newest that verifies counts.
 */
import { equalBytes } from '../../foundation/bytes.ts'
import type { Random } from '../../foundation/random.ts'
import type { RepositoryKeys } from '../crypto/keys.ts'
import { openAsRecipient, sealForRecipient } from '../crypto/recipients.ts'
import { openObject, type Sealer } from '../crypto/sealed-object.ts'
import { objectSize } from '../crypto/segments.ts'
import { type ManifestSigner, type SignatureCheck, signatureLength } from '../crypto/signing.ts'
import { corrupt, VaultError } from '../errors.ts'
import type { VaultKeys } from '../keys/keys.ts'
import { leafOf, numbered, recordsPrefix } from '../names.ts'
import { maxDocumentSize } from '../snapshot/documents.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import type { NewRecords, StoredRecords, VaultRecords } from './records.ts'
import { decodeRecords, encodeRecords, type RecordsDocument } from './records-document.ts'

const kept = 8
const mostCollisions = 16

export interface VaultRecordsParts {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  readonly signer: ManifestSigner
  readonly isSignedByUs: SignatureCheck
  readonly seal: Sealer
  readonly random: Pick<Random, 'bytes'>
  readonly vaultKeys: Pick<VaultKeys, 'list'>
}

interface Place {
  readonly name: string
  readonly sequence: number
}

export function createVaultRecords(parts: VaultRecordsParts): VaultRecords {
  const { storage } = parts
  return {
    async write(content, masterKey, { keep = kept } = {}) {
      const masterKeys = await sealMasterKey(parts, masterKey)
      const places = await listRecords(storage)
      let sequence = ((await newestOfOurs(parts, places))?.sequence ?? 0) + 1
      for (let collisions = 0; ; collisions += 1) {
        const name = `${recordsPrefix}${numbered(sequence)}`
        const bytes = sealRecords(parts, { content, masterKeys, sequence })
        if (await storage.put(name, bytes, { ifAbsent: true })) {
          await checkKept(storage, name, bytes)
          break
        }
        if (collisions === mostCollisions)
          throw new VaultError('storage_failed', 'The records could not be kept: others take each number.')
        sequence += 1
      }
      await removeOld(storage, sequence, keep)
      return sequence
    },
    async newest(onDamage = () => undefined) {
      for (const place of await listRecords(storage)) {
        try {
          const found = await readRecords(parts, place)
          if (found !== undefined) return stored(parts.keys, found)
        } catch (error) {
          if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
          onDamage(error)
        }
      }
      return undefined
    },
  }
}

/** Newest first. */
async function listRecords(storage: Storage): Promise<Place[]> {
  const names = await listAll(storage, recordsPrefix)
  return names
    .filter((name) => /^records\/\d{10}$/.test(name))
    .map((name) => ({ name, sequence: Number(leafOf(name)) }))
    .toReversed()
}

/** What somebody else put there must not use up the numbers, nor older records of ours under a higher one. */
async function newestOfOurs(parts: VaultRecordsParts, places: readonly Place[]): Promise<Place | undefined> {
  for (const place of places) {
    try {
      if ((await readRecords(parts, place)) !== undefined) return place
    } catch (error) {
      if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    }
  }
  return undefined
}

async function sealMasterKey(
  { keys: { repositoryId }, random, vaultKeys }: VaultRecordsParts,
  masterKey: Uint8Array,
): Promise<RecordsDocument['masterKeys']> {
  const masterKeys: RecordsDocument['masterKeys'] = []
  for (const { id, state, recoveryPublicKey } of await vaultKeys.list()) {
    if (state !== 'ready' || recoveryPublicKey === undefined) continue
    const place = { repositoryId, card: id }
    const { ephemeral, sealed } = sealForRecipient(masterKey, recoveryPublicKey, place, random)
    masterKeys.push({ card: id, ephemeral: toText(ephemeral), sealed: toText(sealed) })
  }
  return masterKeys
}

function sealRecords(
  { keys, signer, seal }: VaultRecordsParts,
  given: {
    readonly content: NewRecords
    readonly masterKeys: RecordsDocument['masterKeys']
    readonly sequence: number
  },
): Uint8Array {
  const { createdAt, schema, tables } = given.content
  const json = encodeRecords({
    createdAt,
    kind: 'records',
    masterKeys: given.masterKeys,
    repositoryId: keys.repositoryId,
    schema,
    sequence: given.sequence,
    tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, [...rows]])),
    version: 1,
  })
  return seal('records', undefined, [signer.sign(json, 'records'), json]).bytes
}

/** The old ones go next, which a recovery would fall back on: what lies there is read again, not believed. */
async function checkKept(storage: Storage, name: string, bytes: Uint8Array): Promise<void> {
  const written = await storage.get(name)
  if (written !== undefined && equalBytes(written, bytes)) return
  throw new VaultError(
    'storage_failed',
    'The storage did not keep the records whole. Those of before are still there; check the storage.',
    { detail: name },
  )
}

/** They are history: one that cannot go yet goes another time. */
async function removeOld(storage: Storage, newest: number, keep: number): Promise<void> {
  for (const { name, sequence } of await listRecords(storage)) {
    if (sequence > newest - keep) continue
    await storage.delete(name).catch((error: unknown) => {
      if (!(error instanceof VaultError) || error.code !== 'locked') throw error
    })
  }
}

async function readRecords(
  { storage, keys, isSignedByUs }: VaultRecordsParts,
  { name, sequence }: Place,
): Promise<RecordsDocument | undefined> {
  const size = await storage.size(name)
  if (size !== undefined && size > objectSize(maxDocumentSize + signatureLength))
    throw corrupt(`${name}: too large for records`)
  const bytes = await storage.get(name)
  if (bytes === undefined) return undefined
  const plaintext = openObject(keys, bytes, { type: 'records', organization: undefined, name })
  const json = plaintext.subarray(signatureLength)
  if (!isSignedByUs(json, plaintext.subarray(0, signatureLength), 'records'))
    throw corrupt(`${name}: the signature does not verify`)
  const document = decodeRecords(json, name)
  if (document.sequence !== sequence || document.repositoryId !== keys.repositoryId)
    throw corrupt(`${name}: lies under a name that is not its own`)
  return document
}

function stored(keys: RepositoryKeys, document: RecordsDocument): StoredRecords {
  const { createdAt, schema, tables, sequence, masterKeys } = document
  return {
    createdAt,
    schema,
    tables,
    sequence,
    recoveryKits: masterKeys.map(({ card }) => card),
    masterKey({ id, recoveryKey }) {
      const own = masterKeys.find(({ card }) => card === id)
      if (own === undefined || recoveryKey === undefined) return undefined
      const { repositoryId } = keys
      const sealed = { ephemeral: fromText(own.ephemeral), sealed: fromText(own.sealed) }
      return openAsRecipient(sealed, recoveryKey, { repositoryId, card: id })
    },
  }
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

function fromText(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}
