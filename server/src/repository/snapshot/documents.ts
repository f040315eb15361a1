/** The JSON documents of a repository, written canonically and checked when read (docs/repository-format.md, sections 7 and 8). */
import { canonicalJson, parseStoredJson } from '../canonical-json.ts'
import { corrupt, VaultError } from '../errors.ts'
import {
  anything,
  closed,
  count,
  listOf,
  literal,
  oneOf,
  open,
  recordOf,
  text,
  type Shape,
  type ValueOf,
} from '../shape.ts'
import type { ResourceTree, TreeItem } from '../vault.ts'

const version = literal(1)
const hash = text({ pattern: /^[0-9a-f]{64}$/ })
const contentRef = closed({ id: hash, sizeBytes: count })
const jsonObject = recordOf(anything)

const isConfig = closed({ kind: literal('config'), repositoryId: text(), signingKey: text(), version })

const isHead = closed({
  kind: literal('head'),
  manifest: hash,
  manifestSha256: hash,
  organizationId: text(),
  sequence: count,
  source: text(),
  version,
})

const isManifest = closed({
  createdAt: count,
  kind: literal('manifest'),
  organizationId: text(),
  outcomes: closed({ failed: count, saved: count, skipped: count, unchanged: count }),
  previous: oneOf(literal(null), hash),
  repositoryId: text(),
  resources: listOf(
    closed({ address: text(), id: text(), itemCount: count, kind: text(), name: text(), tree: contentRef }),
  ),
  sequence: count,
  source: text(),
  version,
})

const isPage = open({
  items: listOf(open({ contents: recordOf(contentRef), id: text(), properties: jsonObject })),
  kind: literal('items'),
  version,
})

const isTree = open({
  folders: listOf(
    open({
      attributes: jsonObject,
      id: text(),
      name: text(),
      pages: listOf(open({ itemCount: count, ref: contentRef })),
      parentId: oneOf(text(), literal(null)),
    }),
  ),
  kind: literal('tree'),
  version,
})

export type ConfigDocument = ValueOf<typeof isConfig>
export type HeadDocument = ValueOf<typeof isHead>
export type ManifestDocument = ValueOf<typeof isManifest>

/** A reader never takes more than this into memory for one document. */
export const maxDocumentSize = 64 * 1024 * 1024

/** @throws {VaultError} `corrupt`, as all of these; `name` says in the log what was read. */
export function decodeConfig(bytes: Uint8Array, name: string): ConfigDocument {
  return decode(isConfig, bytes, name)
}

export function decodeHead(bytes: Uint8Array, name: string): HeadDocument {
  return decode(isHead, bytes, name)
}

/** @param bytes - Without the signature. */
export function decodeManifest(bytes: Uint8Array, name: string): ManifestDocument {
  return decode(isManifest, bytes, name)
}

export function decodeItemPage(bytes: Uint8Array, name: string): readonly TreeItem[] {
  return decode(isPage, bytes, name).items
}

export function decodeTree(bytes: Uint8Array, name: string): ResourceTree {
  return { folders: decode(isTree, bytes, name).folders }
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

/** A document of that shape. @throws {VaultError} `corrupt` */
export function decode<Document>(isOne: Shape<Document>, bytes: Uint8Array, name: string): Document {
  const value = parseStoredJson(bytes, name)
  if (isOne(value)) return value
  throw corrupt(`${name}: not as the format says`)
}

/** A document's bytes. @throws {VaultError} `too_large` beyond 64 MiB. */
export function limited(json: string): Uint8Array {
  const bytes = Buffer.from(json, 'utf8')
  if (bytes.length <= maxDocumentSize) return bytes
  throw new VaultError('too_large', 'A folder list or a page of items is too large to be stored.', {
    detail: `${bytes.length} bytes`,
  })
}
