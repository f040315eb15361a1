/** What the server's records say of themselves (docs/repository-format.md, section 14). */
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { canonicalJson, parseStoredJson } from '../canonical-json.ts'
import { corrupt, VaultError } from '../errors.ts'
import { maxDocumentSize } from '../snapshot/documents.ts'
import type { Json } from '../json.ts'

const closed = { additionalProperties: false } as const
const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const base64url = Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 256 })

const recordsSchema = Type.Object(
  {
    createdAt: count,
    kind: Type.Literal('records'),
    masterKeys: Type.Array(
      Type.Object(
        {
          card: Type.String({ maxLength: 36 }),
          ephemeral: base64url,
          sealed: base64url,
        },
        closed,
      ),
    ),
    repositoryId: Type.String({ maxLength: 36 }),
    schema: Type.String({ maxLength: 200 }),
    sequence: count,
    tables: Type.Record(
      Type.String(),
      Type.Array(Type.Record(Type.String(), Type.Unsafe<Json>(Type.Unknown()))),
    ),
    version: Type.Literal(1),
  },
  closed,
)

export type RecordsDocument = Static<typeof recordsSchema>

const recordsCheck = Compile(recordsSchema)

/** @throws {VaultError} `too_large` beyond 64 MiB. */
export function encodeRecords(document: RecordsDocument): Uint8Array {
  const bytes = Buffer.from(canonicalJson(document), 'utf8')
  if (bytes.length <= maxDocumentSize) return bytes
  throw new VaultError('too_large', 'The records of the server are too large to be kept with the backups.', {
    detail: `${bytes.length} bytes`,
  })
}

/** @throws {VaultError} `corrupt` */
export function decodeRecords(bytes: Uint8Array, name: string): RecordsDocument {
  const value = parseStoredJson(bytes, name)
  if (recordsCheck.Check(value)) return value
  throw corrupt(`${name}: no records as the format says`)
}
