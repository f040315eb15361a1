/** What key objects and their cards say (docs/repository-format.md, section 13). */
import { canonicalJson, parseStoredJson } from '../canonical-json.ts'
import { corrupt } from '../errors.ts'
import { closed, count, literal, oneOf, text, type ValueOf } from '../shape.ts'

const version = literal(1)
/** 32 bytes in base64url. */
const key = text({ pattern: /^[A-Za-z0-9_-]{43}$/ })
const uuid = text({ atMost: 36 })
const purpose = oneOf(literal('passphrase'), literal('recovery-kit'))

const isKey = closed({
  createdAt: count,
  key,
  kind: literal('key'),
  purpose,
  recoveryKey: oneOf(literal(null), key),
  repositoryId: uuid,
  version,
})

const isCard = closed({
  createdAt: count,
  id: uuid,
  kind: literal('card'),
  label: text({ atMost: 16_384 }),
  purpose,
  recoveryPublicKey: oneOf(literal(null), key),
  version,
})

export type KeyDocument = ValueOf<typeof isKey>
export type CardDocument = ValueOf<typeof isCard>

/** No key object or card is larger; whoever puts a larger one there does not get it read. */
export const largestKeyObject = 16 * 1024

export function encodeKeyDocument(document: KeyDocument | CardDocument): Uint8Array {
  return Buffer.from(canonicalJson(document), 'utf8')
}

/** @throws {VaultError} `corrupt` */
export function decodeKeyDocument(bytes: Uint8Array, name: string): KeyDocument {
  const value = parseStoredJson(bytes, name)
  if (!isKey(value)) throw corrupt(`${name}: no key as the format says`)
  if ((value.recoveryKey === null) !== (value.purpose === 'passphrase'))
    throw corrupt(`${name}: a recovery key belongs to a recovery kit`)
  return value
}

/** @throws {VaultError} `corrupt` */
export function decodeCard(bytes: Uint8Array, name: string): CardDocument {
  const value = parseStoredJson(bytes, name)
  if (!isCard(value)) throw corrupt(`${name}: no card as the format says`)
  return value
}
