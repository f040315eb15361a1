/**
 * Mailboxes that follow from a chain's name and a sequence alone, so that whoever finds a restore point knows what it
 * must hold, also when the process that made it was killed before it could say so.
 */
import type { OrganizationId } from '../../foundation/ids.ts'
import { alpha, beta, defined } from '../test-vault.ts'
import type { RestorePoint, Vault } from '../vault.ts'
import {
  contentsOf,
  itemsOf,
  readContents,
  type ChainPlace,
  type Mailbox,
  type ProofItem,
} from './backups.suite.ts'
import { epoch } from './manual-clock.suite.ts'

/** Three chains of two organizations; two of them share most of what they hold. */
export const plannedChains: readonly ChainPlace[] = [
  { organizationId: alpha, source: 'mail' },
  { organizationId: alpha, source: 'archive' },
  { organizationId: beta, source: 'mail' },
]

/** Items come and go as the sequence grows; every fourth point has a large one, which is cut. */
export function plannedMailbox({ source }: Pick<ChainPlace, 'source'>, sequence: number): Mailbox {
  const large = { id: 'large', content: `large ${sequence >> 3}`, size: 1_200_000, modifiedAt: undefined }
  return new Map<string, readonly ProofItem[]>([
    ['inbox', itemsOf('shared', 12, { from: sequence * 3, since: epoch })],
    ['own', itemsOf(source, 8)],
    ['drafts', sequence % 2 === 0 ? itemsOf(`${source} draft ${sequence}`, 2) : []],
    ...(sequence % 4 === 0 ? [['large', [large]] as const] : []),
  ])
}

export function chainOf(organizationId: OrganizationId, source: string): ChainPlace {
  const found = plannedChains.find(
    (chain) => chain.organizationId === organizationId && chain.source === source,
  )
  return defined(found)
}

/** What is wrong with the restore points: those that do not read in full, or read as something else. */
export async function wrongPoints(vault: Vault, points: readonly RestorePoint[]): Promise<string[]> {
  const wrong: string[] = []
  for (const point of points) {
    const { organizationId, source, sequence } = point.manifest
    const name = `${organizationId}/${source}/${sequence}`
    try {
      const expected = contentsOf(plannedMailbox({ source }, sequence), point.forgottenItems?.before)
      if ((await readContents(vault, point)).join() !== expected.join()) wrong.push(`${name}: other contents`)
    } catch (error) {
      wrong.push(`${name}: ${String(error)}`)
    }
  }
  return wrong
}
