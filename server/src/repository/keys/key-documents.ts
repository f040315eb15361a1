/** What key objects and their cards say (docs/repository-format.md, section 13). */
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { canonicalJson, parseStoredJson } from '../canonical-json.ts'
import { corrupt } from '../errors.ts'

const closed = { additionalProperties: false } as const
const version = Type.Literal(1)
const time = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
/** 32 bytes in base64url. */
const key = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const purpose = Type.Union([Type.Literal('passphrase'), Type.Literal('recovery-kit')])

const keySchema = Type.Object(
  {
    createdAt: time,
    key,
    kind: Type.Literal('key'),
    purpose,
    recoveryKey: Type.Union([Type.Null(), key]),
    repositoryId: Type.String({ maxLength: 36 }),
    version,
  },
  closed,
)

const cardSchema = Type.Object(
  {
    createdAt: time,
    id: Type.String({ maxLength: 36 }),
    kind: Type.Literal('card'),
    label: Type.String({ maxLength: 1_000 }),
    purpose,
    recoveryPublicKey: Type.Union([Type.Null(), key]),
    version,
  },
  closed,
)

export type KeyDocument = Static<typeof keySchema>
export type CardDocument = Static<typeof cardSchema>

/** No key object or card is larger; whoever puts a larger one there does not get it read. */
export const largestKeyObject = 16 * 1024

const keyCheck = Compile(keySchema)
const cardCheck = Compile(cardSchema)

export function encodeKeyDocument(document: KeyDocument | CardDocument): Uint8Array {
  return Buffer.from(canonicalJson(document), 'utf8')
}

/** @throws {VaultError} `corrupt` */
export function decodeKeyDocument(bytes: Uint8Array, name: string): KeyDocument {
  const value = parseStoredJson(bytes, name)
  if (!keyCheck.Check(value)) throw corrupt(`${name}: no key as the format says`)
  if ((value.recoveryKey === null) !== (value.purpose === 'passphrase'))
    throw corrupt(`${name}: a recovery key belongs to a recovery kit`)
  return value
}

/** @throws {VaultError} `corrupt` */
export function decodeCard(bytes: Uint8Array, name: string): CardDocument {
  const value = parseStoredJson(bytes, name)
  if (!cardCheck.Check(value)) throw corrupt(`${name}: no card as the format says`)
  return value
}
