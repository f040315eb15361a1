/** Anchors: where a chain begins after retention, and which items are forgotten (docs/repository-format.md, section 15). */
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import { openObject, type Sealer } from '../crypto/sealed-object.ts'
import { signatureLength, type ManifestSigner, type SignatureCheck } from '../crypto/signing.ts'
import { corrupt } from '../errors.ts'
import { anchorName, type HeadPlace } from '../names.ts'
import { decodeAnchor, encodeMaintenance } from './documents.ts'

export interface Anchor {
  readonly generation: number
  /** Restore points up to this sequence are forgotten. */
  readonly through: number
  /** Hex SHA-256 of the plaintext of manifest `through`; null when `through` is 0. */
  readonly digest: string | null
  /** Items whose own time lies before are forgotten, in milliseconds since the Unix epoch; null when none are. */
  readonly itemsBefore: number | null
}

/** A chain that was never shortened. */
export const noAnchor: Anchor = { generation: 0, through: 0, digest: null, itemsBefore: null }

/** @param place - Of the chain; its sequence is the generation. @throws {VaultError} `corrupt` */
export function openAnchor(
  { keys, isSignedByUs }: { readonly keys: RepositoryKeys; readonly isSignedByUs: SignatureCheck },
  organization: OrganizationKeys,
  place: HeadPlace,
  bytes: Uint8Array,
): Anchor {
  const name = anchorName(place)
  const plaintext = openObject(keys, bytes, { type: 'anchor', organization, name })
  const signed = plaintext.subarray(signatureLength)
  if (!isSignedByUs(signed, plaintext.subarray(0, signatureLength), 'anchor'))
    throw corrupt(`${name}: not signed by this repository`)
  const { generation, through, digest, itemsBefore, ...rest } = decodeAnchor(signed, name)
  const isInPlace =
    rest.repositoryId === keys.repositoryId &&
    rest.organizationId === place.organizationId &&
    rest.source === place.source &&
    generation === place.sequence
  if (!isInPlace) throw corrupt(`${name}: another anchor`)
  if ((through === 0) !== (digest === null)) throw corrupt(`${name}: an anchor without its digest`)
  return { generation, through, digest, itemsBefore }
}

export interface AnchorSealing {
  readonly keys: RepositoryKeys
  readonly seal: Sealer
  readonly signer: ManifestSigner
}

/** @returns the object as it is written. */
export function sealAnchor(
  { keys, seal, signer }: AnchorSealing,
  organization: OrganizationKeys,
  { organizationId, source }: Pick<HeadPlace, 'organizationId' | 'source'>,
  anchor: Anchor & { readonly createdAt: number },
): { readonly name: string; readonly bytes: Uint8Array } {
  const { createdAt, generation, through, digest, itemsBefore } = anchor
  const document = encodeMaintenance({
    createdAt,
    digest,
    generation,
    itemsBefore,
    kind: 'anchor',
    organizationId,
    repositoryId: keys.repositoryId,
    source,
    through,
    version: 1,
  })
  const plaintext = Buffer.concat([signer.sign(document, 'anchor'), document])
  return {
    name: anchorName({ organizationId, source, sequence: generation }),
    bytes: seal('anchor', organization, [plaintext]).bytes,
  }
}
