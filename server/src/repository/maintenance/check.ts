/** Reads and verifies a repository: chains, index, packs, and everything that restore points need. */
import type { OrganizationId, RestorePointId } from '../../foundation/ids.ts'
import { openObject } from '../crypto/sealed-object.ts'
import { VaultError } from '../errors.ts'
import { cardsPrefix, headName, leafOf, leasesPrefix, recordsPrefix, restorePointIdOf } from '../names.ts'
import type { Chain } from '../snapshot/chains.ts'
import { listAll } from '../storage/storage.ts'
import { checkOrganization, type OrganizationCheck } from './check-organization.ts'
import { readPruneObjects } from './condemned.ts'
import { createFreshView, createSteps, type MaintenanceContext, type ObjectDamage } from './context.ts'
import type { CheckOptions, CheckReport, Finding, MaintenanceRun } from './maintenance.ts'
import { clearHealedPacks, noteDamagedPacks } from './note-damage.ts'
import { organizationsOf } from './organizations.ts'

const maxStrays = 100

export async function check(
  context: MaintenanceContext,
  options: CheckOptions,
  run: MaintenanceRun,
): Promise<CheckReport> {
  const steps = createSteps(run)
  const damage: ObjectDamage[] = []
  const view = createFreshView(context, (one) => damage.push(one))
  await steps.step()
  const chains = await view.chains.refresh()
  const points = chains.reduce((sum, { links }) => sum + links.length, 0)
  steps.report({ phase: 'chains', done: points, total: points, unit: 'points' })
  const names = await listAll(context.storage, '')
  const checked = new Map<OrganizationId, OrganizationCheck>()
  for (const organizationId of organizationsOf(names)) {
    const own = chains.filter((chain) => chain.organizationId === organizationId)
    const dependencies = { context, view, steps, data: options.data }
    checked.set(organizationId, await checkOrganization(dependencies, organizationId, own))
  }
  if (options.noteDamage) {
    await noteDamagedPacks(context, packsOf(checked, 'damagedPacks'))
    await clearHealedPacks(context, packsOf(checked, 'healedPacks'))
  }
  const sumOf = (count: (one: OrganizationCheck) => number): number =>
    [...checked.values()].reduce((sum, one) => sum + count(one), 0)
  return {
    findings: [
      ...chains.flatMap((chain) => chainFindings(context, chain)),
      ...rolledBack(context, chains, options.knownRestorePoints ?? []),
      ...[...checked.values()].flatMap(({ findings }) => findings),
      ...damage.map(damagedObject),
      ...(await sideFindings(context, names)),
      ...strays(names),
    ],
    restorePoints: points,
    packs: sumOf(({ packs }) => packs),
    blobs: sumOf(({ blobs }) => blobs),
    storedBytes: sumOf(({ storedBytes }) => storedBytes),
    readBytes: sumOf(({ readBytes }) => readBytes),
    unreferencedBytes: sumOf(({ unreferencedBytes }) => unreferencedBytes),
  }
}

function packsOf(
  checked: ReadonlyMap<OrganizationId, OrganizationCheck>,
  which: 'damagedPacks' | 'healedPacks',
): ReadonlyMap<OrganizationId, ReadonlySet<string>> {
  const entries = [...checked].map(([id, one]) => [id, one[which]] as const)
  return new Map(entries.filter(([, packs]) => packs.size > 0))
}

/** What is wrong with a chain: its heads that do not verify, or the chain itself. */
export function chainFindings({ keys }: Pick<MaintenanceContext, 'keys'>, chain: Chain): Finding[] {
  const { damage, unreadableHeads, organizationId, source } = chain
  if (damage === undefined) return []
  const said = `${damage.message} (${damage.detail})`
  const findings: Finding[] = unreadableHeads.map((head) => ({
    severity: 'error',
    code: 'chain_broken',
    object: head,
    message: said,
    restorePoints: [restorePointIdOf(keys.repositoryId, head)],
  }))
  if (findings.length > 0) return findings
  const object = `heads/${organizationId}/${source}`
  return [{ severity: 'error', code: 'chain_broken', object, message: said, restorePoints: [] }]
}

function rolledBack(
  { keys }: MaintenanceContext,
  chains: readonly Chain[],
  known: readonly RestorePointId[],
): Finding[] {
  const present = new Set(chains.flatMap(({ links }) => links.map(({ point }) => point.id)))
  const absent = known.filter((id) => !present.has(id))
  if (absent.length === 0) return []
  const forgotten = forgottenPoints(keys.repositoryId, chains)
  return absent
    .filter((id) => !forgotten.has(id))
    .map((id) => ({
      severity: 'error',
      code: 'rolled_back',
      object: id,
      message:
        'A restore point that this server has made is no longer in the backup repository: somebody removed it or put an older copy in place. Find out why before the next backup.',
      restorePoints: [id],
    }))
}

/** The ids of all restore points that anchors forgot. */
export function forgottenPoints(
  repositoryId: MaintenanceContext['keys']['repositoryId'],
  chains: readonly Chain[],
): ReadonlySet<RestorePointId> {
  const forgotten = new Set<RestorePointId>()
  for (const { organizationId, source, anchor } of chains) {
    for (let sequence = 1; sequence <= anchor.through; sequence += 1)
      forgotten.add(restorePointIdOf(repositoryId, headName({ organizationId, source, sequence })))
  }
  return forgotten
}

/** What can be damaged without a loss, and what to do then. */
const harmless: Readonly<Record<string, string>> = {
  index: 'An index object is damaged. Nothing is lost: rebuild the index.',
  leases: 'A lease of the maintenance is damaged. Nothing is lost: it runs out within half an hour.',
}

function damagedObject({ object, error }: ObjectDamage): Finding {
  const message = harmless[object.slice(0, object.indexOf('/'))]
  return {
    severity: message === undefined ? 'error' : 'warning',
    code: 'object_damaged',
    object,
    message: message ?? `${error.message} (${error.detail})`,
    restorePoints: [],
  }
}

/** Prune objects, records and cards: no restore point needs them. */
const sideTypes = [
  [recordsPrefix, 'records'],
  [cardsPrefix, 'card'],
  [leasesPrefix, 'lease'],
] as const

async function sideFindings(context: MaintenanceContext, names: readonly string[]): Promise<Finding[]> {
  const damage: ObjectDamage[] = []
  await readPruneObjects({
    ...context,
    onDamage: (error) => damage.push({ object: error.detail?.split(':')[0] ?? 'prunes/', error }),
  })
  for (const name of names) {
    const [, type] = sideTypes.find(([prefix]) => name.startsWith(prefix)) ?? []
    if (type === undefined) continue
    const bytes = await context.storage.get(name)
    if (bytes === undefined) continue
    try {
      openObject(context.keys, bytes, { type, organization: undefined, name })
    } catch (error) {
      if (!(error instanceof VaultError)) throw error
      damage.push({ object: name, error })
    }
  }
  return damage.map(damagedObject)
}

const knownNames = [
  /^config$/,
  /^packs\/[^/]+\/[0-9a-f]{2}\/[0-9a-f]{64}$/,
  /^(index|manifests)\/[^/]+\/[0-9a-f]{64}$/,
  /^(heads|anchors)\/[^/]+\/[^/]+\/\d{10}$/,
  /^(keys|cards)\/[0-9a-f-]{36}$/,
  /^(records|prunes)\/\d{10}$/,
  /^leases\/\d{10}\/\d{10}$/,
]

function strays(names: readonly string[]): Finding[] {
  return names
    .filter((name) => !knownNames.some((known) => known.test(name)) || leafOf(name) === '')
    .slice(0, maxStrays)
    .map((object) => ({
      severity: 'warning',
      code: 'stray_object',
      object,
      message: 'No object of a repository has this name. Find out who put it there, and remove it.',
      restorePoints: [],
    }))
}
