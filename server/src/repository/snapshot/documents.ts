/** The JSON documents of a repository, written canonically and checked when read (docs/repository-format.md, sections 7 and 8). */
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { canonicalJson, parseStoredJson } from '../canonical-json.ts'
import { corrupt, VaultError } from '../errors.ts'
import type { Json, ResourceTree, TreeItem } from '../vault.ts'

const closed = { additionalProperties: false } as const
const version = Type.Literal(1)
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const contentRef = Type.Object({ id: hash, sizeBytes: count }, closed)
const jsonObject = Type.Record(Type.String(), Type.Unsafe<Json>(Type.Unknown()))

const configSchema = Type.Object(
  { kind: Type.Literal('config'), repositoryId: Type.String(), signingKey: Type.String(), version },
  closed,
)

const headSchema = Type.Object(
  {
    kind: Type.Literal('head'),
    manifest: hash,
    manifestSha256: hash,
    organizationId: Type.String(),
    sequence: count,
    source: Type.String(),
    version,
  },
  closed,
)

const manifestSchema = Type.Object(
  {
    createdAt: count,
    kind: Type.Literal('manifest'),
    organizationId: Type.String(),
    outcomes: Type.Object({ failed: count, saved: count, skipped: count, unchanged: count }, closed),
    previous: Type.Union([Type.Null(), hash]),
    repositoryId: Type.String(),
    resources: Type.Array(
      Type.Object(
        {
          address: Type.String(),
          id: Type.String(),
          itemCount: count,
          kind: Type.String(),
          name: Type.String(),
          tree: contentRef,
        },
        closed,
      ),
    ),
    sequence: count,
    source: Type.String(),
    version,
  },
  closed,
)

const pageSchema = Type.Object({
  items: Type.Array(
    Type.Object({
      contents: Type.Record(Type.String(), contentRef),
      id: Type.String(),
      properties: jsonObject,
    }),
  ),
  kind: Type.Literal('items'),
  version,
})

const treeSchema = Type.Object({
  folders: Type.Array(
    Type.Object({
      attributes: jsonObject,
      id: Type.String(),
      name: Type.String(),
      pages: Type.Array(Type.Object({ itemCount: count, ref: contentRef })),
      parentId: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  kind: Type.Literal('tree'),
  version,
})

export type ConfigDocument = Static<typeof configSchema>
export type HeadDocument = Static<typeof headSchema>
export type ManifestDocument = Static<typeof manifestSchema>

/** A reader never takes more than this into memory for one document. */
export const maxDocumentSize = 64 * 1024 * 1024

const configCheck = Compile(configSchema)
const headCheck = Compile(headSchema)
const manifestCheck = Compile(manifestSchema)
const pageCheck = Compile(pageSchema)
const treeCheck = Compile(treeSchema)

/** @throws {VaultError} `corrupt`, as all of these; `name` says in the log what was read. */
export function decodeConfig(bytes: Uint8Array, name: string): ConfigDocument {
  return decode(configCheck, bytes, name)
}

export function decodeHead(bytes: Uint8Array, name: string): HeadDocument {
  return decode(headCheck, bytes, name)
}

/** @param bytes - Without the signature. */
export function decodeManifest(bytes: Uint8Array, name: string): ManifestDocument {
  return decode(manifestCheck, bytes, name)
}

export function decodeItemPage(bytes: Uint8Array, name: string): readonly TreeItem[] {
  return decode(pageCheck, bytes, name).items
}

export function decodeTree(bytes: Uint8Array, name: string): ResourceTree {
  return { folders: decode(treeCheck, bytes, name).folders }
}

/**
 * The bytes of a document.
 * @throws {VaultError} `too_large` beyond 64 MiB.
 */
export function encodeDocument(document: ConfigDocument | HeadDocument | ManifestDocument): Uint8Array {
  return limited(canonicalJson(document))
}

export function encodeTree({ folders }: ResourceTree): Uint8Array {
  const plain = folders.map(({ attributes, id, name, pages, parentId }) => ({
    attributes,
    id,
    name,
    pages: pages.map(({ itemCount, ref }) => ({ itemCount, ref: { id: ref.id, sizeBytes: ref.sizeBytes } })),
    parentId,
  }))
  return limited(canonicalJson({ folders: plain, kind: 'tree', version: 1 }))
}

/** One item's canonical JSON; {@link encodeItemPage} joins them. */
export function encodeItem({ contents, id, properties }: TreeItem): string {
  const refs = Object.entries(contents).map(
    ([name, ref]) => [name, { id: ref.id, sizeBytes: ref.sizeBytes }] as const,
  )
  return canonicalJson({ contents: Object.fromEntries(refs), id, properties })
}

/** @param items - Of {@link encodeItem}. */
export function encodeItemPage(items: readonly string[]): Uint8Array {
  return limited(`{"items":[${items.join(',')}],"kind":"items","version":1}`)
}

/** A compiled schema. */
export interface Check<Document> {
  Check(value: unknown): value is Document
  Errors(value: unknown): readonly { readonly message: string }[]
}

/** A document as its schema says. @throws {VaultError} `corrupt` */
export function decode<Document>(check: Check<Document>, bytes: Uint8Array, name: string): Document {
  const value = parseStoredJson(bytes, name)
  if (check.Check(value)) return value
  throw corrupt(`${name}: ${check.Errors(value)[0]?.message ?? 'not as the format says'}`)
}

/** A document's bytes. @throws {VaultError} `too_large` beyond 64 MiB. */
export function limited(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8')
  if (bytes.length <= maxDocumentSize) return bytes
  throw new VaultError('too_large', 'A folder list or a page of items is too large to be stored.', {
    detail: `${bytes.length} bytes`,
  })
}
