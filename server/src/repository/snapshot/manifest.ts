/** Manifest and head as objects: signed, sealed, and back (docs/repository-format.md, section 7). */
import { createHash } from 'node:crypto'
import { asBuffer } from '../bytes.ts'
import type { OrganizationKeys, RepositoryKeys } from '../crypto/keys.ts'
import { openObject, type Sealer } from '../crypto/sealed-object.ts'
import { signatureLength, type ManifestSigner, type SignatureCheck } from '../crypto/signing.ts'
import { corrupt } from '../errors.ts'
import { headName, manifestName, type HeadPlace } from '../names.ts'
import type { Manifest } from '../vault.ts'
import { decodeHead, decodeManifest, encodeDocument, type HeadDocument } from './documents.ts'

/** A restore point's two objects, ready to be written: the manifest first. */
export interface SealedRestorePoint {
  readonly manifest: { readonly name: string; readonly bytes: Uint8Array }
  readonly head: { readonly name: string; readonly bytes: Uint8Array }
  /** Hex SHA-256 of the manifest's plaintext: what the successor's `previous` says. */
  readonly digest: string
}

export interface ManifestSealing {
  readonly keys: RepositoryKeys
  readonly seal: Sealer
  readonly signer: ManifestSigner
}

/** @param previous - The digest of the manifest before it; null for the first. */
export function sealRestorePoint(
  { keys, seal, signer }: ManifestSealing,
  organization: OrganizationKeys,
  manifest: Manifest,
  previous: string | null,
): SealedRestorePoint {
  const document = encodeDocument({
    ...copyOf(manifest),
    kind: 'manifest',
    previous,
    repositoryId: keys.repositoryId,
    version: 1,
  })
  const plaintext = Buffer.concat([signer.sign(document), document])
  const sealed = seal('manifest', organization, [plaintext])
  const name = organization.objectName(sealed.header)
  const head: HeadDocument = {
    kind: 'head',
    manifest: name,
    manifestSha256: sha256(sealed.bytes),
    organizationId: manifest.organizationId,
    sequence: manifest.sequence,
    source: manifest.source,
    version: 1,
  }
  return {
    manifest: { name: manifestName(manifest.organizationId, name), bytes: sealed.bytes },
    head: { name: headName(manifest), bytes: seal('head', organization, [encodeDocument(head)]).bytes },
    digest: sha256(plaintext),
  }
}

/** The members that the format knows, whatever else the caller's objects carry. */
function copyOf({ organizationId, source, sequence, createdAt, resources, outcomes }: Manifest) {
  const { failed, saved, skipped, unchanged } = outcomes
  return {
    createdAt,
    organizationId,
    outcomes: { failed, saved, skipped, unchanged },
    resources: resources.map(({ address, id, itemCount, kind, name, tree }) => ({
      address,
      id,
      itemCount,
      kind,
      name,
      tree: { id: tree.id, sizeBytes: tree.sizeBytes },
    })),
    sequence,
    source,
  }
}

/** @throws {VaultError} `corrupt` when the head does not open or is another one's. */
export function openHead(
  keys: RepositoryKeys,
  organization: OrganizationKeys,
  place: HeadPlace,
  bytes: Uint8Array,
): HeadDocument {
  const name = headName(place)
  const head = decodeHead(openObject(keys, bytes, { type: 'head', organization, name }), name)
  if (headName({ ...place, source: head.source, sequence: head.sequence }) !== name)
    throw corrupt(`${name}: another head`)
  if (head.organizationId !== place.organizationId) throw corrupt(`${name}: of another organization`)
  return head
}

export interface OpenedManifest {
  readonly manifest: Manifest
  readonly previous: string | null
  readonly digest: string
}

export interface ManifestOpening {
  readonly keys: RepositoryKeys
  readonly isSignedByUs: SignatureCheck
}

/** @throws {VaultError} `corrupt` when hash, signature or place are not what the head says. */
export function openManifest(
  { keys, isSignedByUs }: ManifestOpening,
  organization: OrganizationKeys,
  head: HeadDocument,
  bytes: Uint8Array,
): OpenedManifest {
  const name = manifestName(organization.organizationId, head.manifest)
  if (sha256(bytes) !== head.manifestSha256) throw corrupt(`${name}: not the object that the head names`)
  const plaintext = openObject(keys, bytes, { type: 'manifest', organization, name })
  const document = plaintext.subarray(signatureLength)
  if (!isSignedByUs(document, plaintext.subarray(0, signatureLength)))
    throw corrupt(`${name}: not signed by this repository`)
  const { previous, repositoryId, createdAt, outcomes, resources, sequence, source, organizationId } =
    decodeManifest(asBuffer(document), name)
  const isInPlace =
    repositoryId === keys.repositoryId &&
    organizationId === organization.organizationId &&
    source === head.source &&
    sequence === head.sequence
  if (!isInPlace) throw corrupt(`${name}: of another restore point`)
  const manifest = {
    organizationId: organization.organizationId,
    source,
    sequence,
    createdAt,
    resources,
    outcomes,
  }
  return { manifest, previous, digest: sha256(plaintext) }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
