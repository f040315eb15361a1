/** Documents of maintenance: anchors, prune objects and leases (docs/repository-format.md, sections 15 to 17). */
import { canonicalJson } from '../canonical-json.ts'
import { closed, count, listOf, literal, oneOf, text, type ValueOf } from '../shape.ts'
import { decode, limited } from '../snapshot/documents.ts'

const version = literal(1)
const hash = text({ pattern: /^[0-9a-f]{64}$/ })
const packsOfOrganizations = listOf(closed({ organizationId: text(), packs: listOf(hash) }))

const isAnchor = closed({
  createdAt: count,
  digest: oneOf(literal(null), hash),
  generation: count,
  itemsBefore: oneOf(literal(null), count),
  kind: literal('anchor'),
  organizationId: text(),
  repositoryId: text(),
  source: text(),
  through: count,
  version,
})

const isPrune = closed({
  condemned: packsOfOrganizations,
  createdAt: count,
  damaged: packsOfOrganizations,
  kind: literal('prune'),
  sequence: count,
  version,
})

const isLease = closed({
  beat: count,
  createdAt: count,
  holder: text(),
  host: text(),
  kind: literal('lease'),
  number: count,
  state: oneOf(literal('held'), literal('released')),
  version,
})

export type AnchorDocument = ValueOf<typeof isAnchor>
export type PruneDocument = ValueOf<typeof isPrune>
export type LeaseDocument = ValueOf<typeof isLease>

/** @param bytes - Without the signature. @throws {VaultError} `corrupt`, as all of these. */
export function decodeAnchor(bytes: Uint8Array, name: string): AnchorDocument {
  return decode(isAnchor, bytes, name)
}

export function decodePrune(bytes: Uint8Array, name: string): PruneDocument {
  return decode(isPrune, bytes, name)
}

export function decodeLease(bytes: Uint8Array, name: string): LeaseDocument {
  return decode(isLease, bytes, name)
}

/** @throws {VaultError} `too_large` beyond 64 MiB. */
export function encodeMaintenance(document: AnchorDocument | PruneDocument | LeaseDocument): Uint8Array {
  return limited(canonicalJson(document))
}
