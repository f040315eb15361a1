/** Reads a whole pack: every segment, its trailer, and every blob's content id. */
import { equalBytes } from '../../foundation/bytes.ts'
import type { OrganizationKeys } from '../crypto/keys.ts'
import { openObject } from '../crypto/sealed-object.ts'
import { corrupt, VaultError } from '../errors.ts'
import { packName } from '../names.ts'
import { decodeTrailer, footerLength, trailerLength } from '../pack/pack.ts'
import type { MaintenanceContext } from './context.ts'

export type PackVerdict =
  | { readonly verdict: 'sound'; readonly readBytes: number }
  | { readonly verdict: 'gone' }
  | { readonly verdict: 'damaged'; readonly error: VaultError }

/** A pack that does not verify is read once more: some storages answer wrong once and right the next time. */
export async function verifyPack(
  context: Pick<MaintenanceContext, 'storage' | 'keys' | 'codec'>,
  organization: OrganizationKeys,
  pack: string,
): Promise<PackVerdict> {
  const first = await verifyOnce(context, organization, pack)
  return first.verdict === 'damaged' ? verifyOnce(context, organization, pack) : first
}

async function verifyOnce(
  context: Pick<MaintenanceContext, 'storage' | 'keys' | 'codec'>,
  organization: OrganizationKeys,
  pack: string,
): Promise<PackVerdict> {
  const name = packName(organization.organizationId, pack)
  const bytes = await context.storage.get(name)
  if (bytes === undefined) return { verdict: 'gone' }
  try {
    await verifyBytes(context, organization, name, bytes)
    return { verdict: 'sound', readBytes: bytes.length }
  } catch (error) {
    if (!(error instanceof VaultError) || error.code === 'storage_failed') throw error
    return { verdict: 'damaged', error }
  }
}

/** @throws {VaultError} `corrupt`, `unknown_version` */
async function verifyBytes(
  { keys, codec }: Pick<MaintenanceContext, 'keys' | 'codec'>,
  organization: OrganizationKeys,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const plaintext = openObject(keys, bytes, { type: 'pack', organization, name })
  if (plaintext.length < footerLength) throw corrupt(`${name}: no trailer`)
  const length = trailerLength(plaintext.subarray(-footerLength), plaintext.length, name)
  const entries = decodeTrailer(plaintext.subarray(-length), plaintext.length, name)
  for (const { id, kind, codec: codecId, offset, storedSize, size } of entries) {
    const stored = plaintext.subarray(offset, offset + storedSize)
    const blob = await codec.decode({ codec: codecId, bytes: stored }, size, name)
    if (!equalBytes(organization.contentId(kind, blob), id))
      throw corrupt(`${name}: a blob does not match its id`)
  }
}
