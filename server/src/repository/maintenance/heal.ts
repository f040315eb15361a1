/** Takes what is missing or damaged here from a replica that has it whole; what is sound is never replaced. */
import type { OrganizationId } from '../../foundation/ids.ts'
import { VaultError } from '../errors.ts'
import { anchorName, headName, indexPrefix } from '../names.ts'
import { chainKey } from '../snapshot/chain-names.ts'
import type { Chain, ChainLink } from '../snapshot/chains.ts'
import { listAll, type Storage } from '../storage/storage.ts'
import { chainFindings } from './check.ts'
import { organizationsOf } from './organizations.ts'
import type { PacksByOrganization } from './condemned.ts'
import { createFreshView, createSteps, type MaintenanceContext } from './context.ts'
import { checkTarget } from './copy.ts'
import { healContent } from './heal-content.ts'
import { createTransfer, type Transfer } from './heal-transfer.ts'
import { underLease } from './lease.ts'
import type { CopyReport, Finding, MaintenanceRun } from './maintenance.ts'
import { clearHealedPacks } from './note-damage.ts'

export async function healFrom(
  context: MaintenanceContext,
  replica: Storage,
  run: MaintenanceRun,
): Promise<CopyReport> {
  await createSteps(run).step()
  if (await checkTarget(context, replica)) {
    throw new VaultError(
      'wrong_repository',
      'There is no backup repository in the place of the replica. Check its path.',
    )
  }
  const healedPacks = new Map<OrganizationId, ReadonlySet<string>>()
  // a prune at the same time would not know what is about to be needed again
  const report = await underLease(context, async (lease) => {
    const steps = createSteps(run, () => lease.keep())
    const transfer = createTransfer(context, replica, steps)
    const there = createFreshView({ ...context, storage: replica })
    const replicaChains = await there.chains.refresh()
    const chains = await createFreshView(context).chains.refresh()
    const plans = planChains(chains, replicaChains)
    for (const organizationId of organizationsOf([
      ...(await listAll(context.storage, '')),
      ...(await listAll(replica, '')),
    ])) {
      await healIndex(context, { organizationId, replica, transfer })
      const points = pointsOf(organizationId, chains, plans)
      const healing = { context, replica: there, transfer, steps }
      healedPacks.set(organizationId, await healContent(healing, organizationId, points))
    }
    for (const plan of plans) await healChain(plan, transfer)
    const { findings, ...counts } = transfer.report()
    return { ...counts, findings: [...findings, ...(await stillBroken(context, replicaChains))] }
  })
  await clearHealedPacks(context, withoutEmpty(healedPacks))
  return report
}

/** Chains that are not whole here, also where nothing but the replica remembers them and it is damaged, too. */
async function stillBroken(context: MaintenanceContext, replicaChains: readonly Chain[]): Promise<Finding[]> {
  const chains = await createFreshView(context).chains.refresh()
  const here = new Set(chains.map(({ organizationId, source }) => chainKey(organizationId, source)))
  const lost = replicaChains.filter(
    ({ organizationId, source }) => !here.has(chainKey(organizationId, source)),
  )
  const message =
    'A chain of restore points is not whole, and the replica does not have all of it either. What is intact can be read; find out what happened to the replica, or heal from another one.'
  return [...chains, ...lost]
    .flatMap((chain) => chainFindings(context, chain))
    .map(({ severity, code, object, restorePoints }) => ({ severity, code, object, message, restorePoints }))
}

interface ChainPlan {
  readonly chain: Chain
  /** The replica's anchor is taken: here the chain is broken or gone. */
  readonly takesAnchor: boolean
  /** Restore points of the replica that this repository had, or would have. */
  readonly links: readonly ChainLink[]
}

function planChains(chains: readonly Chain[], replicaChains: readonly Chain[]): readonly ChainPlan[] {
  const here = new Map(chains.map((chain) => [chainKey(chain.organizationId, chain.source), chain]))
  return replicaChains.flatMap((chain) => {
    const own = here.get(chainKey(chain.organizationId, chain.source))
    const isWhole = own !== undefined && own.damage === undefined && own.links.length > 0
    if (chain.damage !== undefined || isFork(own, chain)) return []
    const through = isWhole ? own.anchor.through : Math.max(own?.anchor.through ?? 0, chain.anchor.through)
    const links = chain.links.filter(({ point }) => point.manifest.sequence > through)
    return [
      { chain, takesAnchor: !isWhole && chain.anchor.generation > (own?.anchor.generation ?? 0), links },
    ]
  })
}

/** Whether the two went separate ways after a restore point that both have. */
function isFork(own: Chain | undefined, chain: Chain): boolean {
  const digests = new Map(own?.links.map(({ point, digest }) => [point.manifest.sequence, digest]))
  return chain.links.some(({ point, digest }) => {
    const ownDigest = digests.get(point.manifest.sequence)
    return ownDigest !== undefined && ownDigest !== digest
  })
}

function pointsOf(
  organizationId: OrganizationId,
  chains: readonly Chain[],
  plans: readonly ChainPlan[],
): readonly ChainLink['point'][] {
  const links = [...chains, ...plans.map(({ chain, links: taken }) => ({ ...chain, links: taken }))]
    .filter((chain) => chain.organizationId === organizationId)
    .flatMap((chain) => chain.links)
  return [...new Map(links.map(({ point }) => [point.id, point])).values()]
}

/** Contents first, then the manifest, the anchor, and the head that makes the restore point exist. */
async function healChain({ chain, takesAnchor, links }: ChainPlan, transfer: Transfer): Promise<void> {
  const { organizationId, source, anchor } = chain
  for (const link of links) await transfer.heal(link.manifestName)
  if (takesAnchor) await transfer.heal(anchorName({ organizationId, source, sequence: anchor.generation }))
  for (const { point } of links) {
    if (!(await transfer.heal(headName(point.manifest)))) return
  }
}

/** Index objects that do not verify; those that are missing were replaced by others. */
async function healIndex(
  context: MaintenanceContext,
  healing: {
    readonly organizationId: OrganizationId
    readonly replica: Storage
    readonly transfer: Transfer
  },
): Promise<void> {
  const prefix = indexPrefix(healing.organizationId)
  const there = new Set(await listAll(healing.replica, prefix))
  for (const name of await listAll(context.storage, prefix))
    if (there.has(name)) await healing.transfer.heal(name)
}

function withoutEmpty(packs: PacksByOrganization): PacksByOrganization {
  return new Map([...packs].filter(([, names]) => names.size > 0))
}
