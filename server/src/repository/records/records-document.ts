/** What the server's records say of themselves (docs/repository-format.md, section 14). */
import { canonicalJson, parseStoredJson } from '../canonical-json.ts'
import { corrupt, VaultError } from '../errors.ts'
import { maxDocumentSize } from '../snapshot/documents.ts'
import { anything, closed, count, listOf, literal, recordOf, text, type ValueOf } from '../shape.ts'

const base64url = text({ pattern: /^[A-Za-z0-9_-]+$/, atMost: 256 })
const uuid = text({ atMost: 36 })

const isRecords = closed({
  createdAt: count,
  kind: literal('records'),
  masterKeys: listOf(closed({ card: uuid, ephemeral: base64url, sealed: base64url })),
  repositoryId: uuid,
  schema: text({ atMost: 200 }),
  sequence: count,
  tables: recordOf(listOf(recordOf(anything))),
  version: literal(1),
})

export type RecordsDocument = ValueOf<typeof isRecords>

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
  if (isRecords(value)) return value
  throw corrupt(`${name}: no records as the format says`)
}
