/** Documents of maintenance: anchors, prune objects and leases (docs/repository-format.md, sections 15 to 17). */
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { canonicalJson } from '../canonical-json.ts'
import { decode, limited } from '../snapshot/documents.ts'

const closed = { additionalProperties: false } as const
const version = Type.Literal(1)
const hash = Type.String({ pattern: '^[0-9a-f]{64}$' })
const count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const packsOfOrganizations = Type.Array(
  Type.Object({ organizationId: Type.String(), packs: Type.Array(hash) }, closed),
)

const anchorSchema = Type.Object(
  {
    createdAt: count,
    digest: Type.Union([Type.Null(), hash]),
    generation: count,
    itemsBefore: Type.Union([Type.Null(), count]),
    kind: Type.Literal('anchor'),
    organizationId: Type.String(),
    repositoryId: Type.String(),
    source: Type.String(),
    through: count,
    version,
  },
  closed,
)

const pruneSchema = Type.Object(
  {
    condemned: packsOfOrganizations,
    createdAt: count,
    damaged: packsOfOrganizations,
    kind: Type.Literal('prune'),
    sequence: count,
    version,
  },
  closed,
)

const leaseSchema = Type.Object(
  {
    beat: count,
    createdAt: count,
    holder: Type.String(),
    host: Type.String(),
    kind: Type.Literal('lease'),
    number: count,
    state: Type.Union([Type.Literal('held'), Type.Literal('released')]),
    version,
  },
  closed,
)

export type AnchorDocument = Static<typeof anchorSchema>
export type PruneDocument = Static<typeof pruneSchema>
export type LeaseDocument = Static<typeof leaseSchema>

const anchorCheck = Compile(anchorSchema)
const pruneCheck = Compile(pruneSchema)
const leaseCheck = Compile(leaseSchema)

/** @param bytes - Without the signature. @throws {VaultError} `corrupt`, as all of these. */
export function decodeAnchor(bytes: Uint8Array, name: string): AnchorDocument {
  return decode(anchorCheck, bytes, name)
}

export function decodePrune(bytes: Uint8Array, name: string): PruneDocument {
  return decode(pruneCheck, bytes, name)
}

export function decodeLease(bytes: Uint8Array, name: string): LeaseDocument {
  return decode(leaseCheck, bytes, name)
}

/** @throws {VaultError} `too_large` beyond 64 MiB. */
export function encodeMaintenance(document: AnchorDocument | PruneDocument | LeaseDocument): Uint8Array {
  return limited(canonicalJson(document))
}
