/** The keys of an open repository: which passphrases and recovery kits open it (docs/repository-format.md, section 13). */
import type { KeyObject } from 'node:crypto'
import { equalBytes } from '../../foundation/bytes.ts'
import { isUuid } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import type { Secret } from '../../foundation/secret.ts'
import { uuidOf } from '../bytes.ts'
import { createRepositoryKeys, type RepositoryKeys } from '../crypto/keys.ts'
import { recipientPublicKey } from '../crypto/recipients.ts'
import { openObject, type Sealer } from '../crypto/sealed-object.ts'
import { corrupt, VaultError } from '../errors.ts'
import { cardsPrefix, keysPrefix, leafOf } from '../names.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import { type CardDocument, decodeCard, encodeKeyDocument, largestKeyObject } from './key-documents.ts'
import type { KeyPurpose, NewVaultKey, VaultKey, VaultKeys } from './keys.ts'
import { keyObjectSize, openKeyObject, sealKeyObject } from './key-object.ts'
import { makeKitPassphrase, readKitPassphrase } from './kit-passphrase.ts'
import { wrongPassphrase } from './open-with-passphrase.ts'

const shortestPassphrase = 12

export interface VaultKeysParts {
  readonly storage: Storage
  readonly keys: RepositoryKeys
  /** The repository key itself. */
  readonly root: KeyObject
  readonly seal: Sealer
  readonly random: Pick<Random, 'bytes'>
}

export function createVaultKeys(parts: VaultKeysParts): VaultKeys {
  const { storage, random } = parts
  return {
    async list() {
      const sizes = await readSizes(storage)
      const cards = await readCards(parts)
      const known = cards.map((card) =>
        describe(card, (sizes.get(card.id) ?? 0) < keyObjectSize(card) ? 'no-key' : 'ready'),
      )
      const strays = [...sizes].filter(([id]) => !cards.some((card) => card.id === id)).map(unknownKey)
      return [...known.toSorted((left, right) => (left.createdAt ?? 0) - (right.createdAt ?? 0)), ...strays]
    },
    async addPassphrase(passphrase, about) {
      if (passphrase.reveal().normalize('NFC').length < shortestPassphrase)
        throw new VaultError(
          'weak_passphrase',
          `A passphrase that opens everything needs at least ${shortestPassphrase} characters.`,
        )
      return addKey(parts, passphrase, { ...about, purpose: 'passphrase', recoveryKey: undefined })
    },
    async makeRecoveryKit(about) {
      const passphrase = makeKitPassphrase(random)
      const recoveryKey = random.bytes(32)
      const key = await addKey(parts, passphrase, { ...about, purpose: 'recovery-kit', recoveryKey })
      return { key, passphrase }
    },
    tryOut: (id, passphrase) => tryOut(parts, id, passphrase),
    async remove(id) {
      checkId(id)
      const names = [`${keysPrefix}${id}`, `${cardsPrefix}${id}`]
      const sizes = await Promise.all(names.map((name) => storage.size(name)))
      if (sizes.every((size) => size === undefined)) throw noSuchKey(id)
      // The card last: while it lies there, somebody sees that there was something to remove.
      for (const name of names) await storage.delete(name)
    },
  }
}

/** Of each key object, in bytes, by its UUID; 0 where a card alone lies there, also one that does not open. */
async function readSizes(storage: Storage): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  for (const name of await listAll(storage, cardsPrefix)) if (isUuid(leafOf(name))) sizes.set(leafOf(name), 0)
  for (const name of await listAll(storage, keysPrefix))
    if (isUuid(leafOf(name))) sizes.set(leafOf(name), (await storage.size(name)) ?? 0)
  return sizes
}

function unknownKey([id, size]: readonly [id: string, size: number]): VaultKey {
  return {
    id,
    state: size === 0 ? 'no-key' : 'no-card',
    purpose: undefined,
    label: '',
    createdAt: undefined,
    recoveryPublicKey: undefined,
  }
}

function describe(card: CardDocument, state: VaultKey['state']): VaultKey {
  const { id, purpose, label, createdAt, recoveryPublicKey } = card
  return {
    id,
    state,
    purpose,
    label,
    createdAt,
    recoveryPublicKey:
      recoveryPublicKey === null ? undefined : new Uint8Array(Buffer.from(recoveryPublicKey, 'base64url')),
  }
}

interface AddedKey extends NewVaultKey {
  readonly purpose: KeyPurpose
  readonly recoveryKey: Uint8Array | undefined
}

/** The card first: it opens nothing, and says of what follows for whom it is and whether all of it is there. */
async function addKey(parts: VaultKeysParts, passphrase: Secret, added: AddedKey): Promise<VaultKey> {
  const { storage, keys, seal, random, root } = parts
  const { createdAt, label, purpose, recoveryKey } = added
  const id = uuidOf(random.bytes(16), 4)
  const key = root.export()
  const sealed = await sealKeyObject(
    keys,
    passphrase,
    {
      createdAt,
      key: key.toString('base64url'),
      kind: 'key',
      purpose,
      recoveryKey: recoveryKey === undefined ? null : Buffer.from(recoveryKey).toString('base64url'),
      repositoryId: keys.repositoryId,
      version: 1,
    },
    random,
  )
  key.fill(0)
  const card: CardDocument = {
    createdAt,
    id,
    kind: 'card',
    label: label.slice(0, 200),
    purpose,
    recoveryPublicKey: publicKeyText(recoveryKey),
    version: 1,
  }
  const { bytes } = seal('card', undefined, [encodeKeyDocument(card)])
  await putNew(storage, `${cardsPrefix}${id}`, bytes)
  await putNew(storage, `${keysPrefix}${id}`, sealed)
  return describe(card, 'ready')
}

/** Whoever hears that a key opens removes the one of before: what lies there is read again, not believed. */
async function putNew(storage: Storage, name: string, bytes: Uint8Array): Promise<void> {
  if (!(await storage.put(name, bytes, { ifAbsent: true })))
    throw new VaultError('random_failed', 'The source of random numbers repeats itself. Nothing was written.')
  const written = await storage.get(name)
  if (written === undefined || !equalBytes(written, bytes))
    throw new VaultError(
      'storage_failed',
      'The storage did not keep the new key whole. The keys of before open the repository; check the storage, then try again.',
      { detail: `${name}: ${written?.length ?? 0} of ${bytes.length} bytes, or others` },
    )
}

async function tryOut(parts: VaultKeysParts, id: string, passphrase: Secret): Promise<void> {
  const { storage, keys } = parts
  checkId(id)
  const name = `${keysPrefix}${id}`
  const bytes = await storage.getRange(name, 0, largestKeyObject + 1)
  if (bytes === undefined) throw noSuchKey(id)
  const kit = readKitPassphrase(passphrase)
  const opened =
    (kit && (await openKeyObject(bytes, kit, name))) ?? (await openKeyObject(bytes, passphrase, name))
  if (opened === undefined) throw wrongPassphrase(name)
  const found = createRepositoryKeys(opened.repositoryId, opened.key)
  if (opened.repositoryId !== keys.repositoryId || !equalBytes(found.signingSeed, keys.signingSeed))
    throw corrupt(`${name}: holds another key`)
  const card = (await readCards(parts)).find((one) => one.id === id)
  if (card?.recoveryPublicKey !== publicKeyText(opened.recoveryKey))
    throw corrupt(`${name}: its card names another recovery key`)
}

function publicKeyText(recoveryKey: Uint8Array | undefined): string | null {
  if (recoveryKey === undefined) return null
  return Buffer.from(recipientPublicKey(recoveryKey)).toString('base64url')
}

/** Cards that do not open are passed over: their key objects show without one. */
async function readCards({ storage, keys }: VaultKeysParts): Promise<CardDocument[]> {
  const cards: CardDocument[] = []
  for (const name of await listAll(storage, cardsPrefix)) {
    const bytes = await storage.getRange(name, 0, largestKeyObject + 1)
    if (bytes === undefined || bytes.length > largestKeyObject) continue
    try {
      const plaintext = openObject(keys, bytes, { type: 'card', organization: undefined, name })
      const card = decodeCard(plaintext, name)
      if (`${cardsPrefix}${card.id}` === name) cards.push(card)
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
    }
  }
  return cards
}

function checkId(id: string): void {
  if (!isUuid(id)) throw noSuchKey(id)
}

function noSuchKey(detail: string): VaultError {
  return new VaultError('not_found', 'The backup repository has no such key.', { detail })
}
