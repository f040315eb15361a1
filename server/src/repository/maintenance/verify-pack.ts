/** Reads a whole pack: every segment, its trailer, and every blob's content id. */
import type { OrganizationKeys } from '../crypto/keys.ts'
import { VaultError, type VaultErrorCode } from '../errors.ts'
import { packName } from '../names.ts'
import type { MaintenanceContext } from './context.ts'

export type PackVerdict =
  | { readonly verdict: 'sound'; readonly readBytes: number }
  | { readonly verdict: 'gone' }
  | { readonly verdict: 'damaged'; readonly error: VaultError }

/** Failures that say nothing of the pack. */
const saysNothing: ReadonlySet<VaultErrorCode> = new Set<VaultErrorCode>([
  'storage_failed',
  'worker_failed',
  'closed',
])

/** A pack that does not verify is read once more: some storages answer wrong once and right the next time. */
export async function verifyPack(
  context: Pick<MaintenanceContext, 'storage' | 'pipeline'>,
  organization: OrganizationKeys,
  pack: string,
): Promise<PackVerdict> {
  const first = await verifyOnce(context, organization, pack)
  return first.verdict === 'damaged' ? verifyOnce(context, organization, pack) : first
}

async function verifyOnce(
  context: Pick<MaintenanceContext, 'storage' | 'pipeline'>,
  organization: OrganizationKeys,
  pack: string,
): Promise<PackVerdict> {
  const name = packName(organization.organizationId, pack)
  const bytes = await context.storage.get(name)
  if (bytes === undefined) return { verdict: 'gone' }
  try {
    const readBytes = bytes.length
    await context.pipeline.verify(organization.organizationId, { name, bytes })
    return { verdict: 'sound', readBytes }
  } catch (error) {
    if (!(error instanceof VaultError) || saysNothing.has(error.code)) throw error
    return { verdict: 'damaged', error }
  }
}
