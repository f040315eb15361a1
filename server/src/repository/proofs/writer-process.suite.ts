/**
 * A process that works on a repository in a folder until it is killed, and says what was acknowledged:
 * `node --import tsx writer-process.suite.ts '{"folder": …}'`.
 */
import { writeSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { systemRandom } from '../../foundation/random.ts'
import { openVault, VaultError, createFilesystemStorage, type Vault } from '../index.ts'
import { key, repositoryId } from '../test-vault.ts'
import { fillAndCommit, type ChainPlace } from './backups.suite.ts'
import { hours } from './manual-clock.suite.ts'
import { plannedChains, plannedMailbox } from './planned-mailbox.suite.ts'
import { quiet } from './quiet-run.suite.ts'
import { createSeeded, type Seeded } from './seeded.suite.ts'

export interface WriterTask {
  readonly folder: string
  readonly seed: number
  /** Places in `plannedChains`. */
  readonly chains: readonly number[]
  /** How many steps before it ends by itself. */
  readonly steps: number
  /** Whether it prunes, forgets and rebuilds the index in between. */
  readonly maintains: boolean
}

export const writerScript = fileURLToPath(import.meta.url)

/** A pipe keeps what was written to it when the writer is killed. */
function say(line: string): void {
  writeSync(1, `${line}\n`)
}

async function backUpOnce(vault: Vault, chain: ChainPlace, isIncremental: boolean): Promise<void> {
  const writer = await vault.begin(chain.organizationId, chain.source)
  const sequence = (writer.previous?.manifest.sequence ?? 0) + 1
  const options = { isIncremental, createdAt: Date.now() }
  const point = await fillAndCommit(vault, writer, plannedMailbox(chain, sequence), options)
  if (point.manifest.sequence !== sequence) throw new Error('another sequence')
  say(`committed ${chain.organizationId}/${chain.source} ${sequence}`)
}

/** What may happen when others work on the same repository. */
const expected: ReadonlySet<string> = new Set(['chain_moved', 'lease_held', 'lease_lost'])

/** So many newest restore points of each chain outlive every retention. */
export const keptByRetention = 3

async function maintain(vault: Vault, seeded: Seeded): Promise<void> {
  const { maintenance } = vault
  const rule = { kind: 'snapshot', before: Date.now(), keepLast: keptByRetention } as const
  const pruning = { wait: 2 * hours, rewriteBelow: seeded.pick([0.3, 0.9]), isPreview: false }
  if (seeded.chance(0.6)) say(`pruned ${(await maintenance.prune(pruning, quiet)).deleted.packs} packs`)
  else if (seeded.chance(0.7)) await maintenance.retain(rule, { isPreview: false }, quiet)
  else await maintenance.rebuildIndex(quiet)
}

async function step(vault: Vault, task: WriterTask, seeded: Seeded): Promise<void> {
  const chain = plannedChains[seeded.pick(task.chains)]
  if (task.maintains && seeded.chance(0.4)) await maintain(vault, seeded)
  else if (chain !== undefined) await backUpOnce(vault, chain, seeded.chance(0.5))
}

async function work(task: WriterTask): Promise<void> {
  const seeded = createSeeded(task.seed)
  const storage = createFilesystemStorage(task.folder)
  const vault = await openVault({ storage, random: systemRandom }, { repositoryId, key })
  say('ready')
  for (let done = 0; done < task.steps; done += 1) {
    try {
      await step(vault, task, seeded)
    } catch (error) {
      const isExpected = error instanceof VaultError && expected.has(error.code)
      const detail = error instanceof VaultError ? `${error.code} ${error.detail}` : String(error)
      say(`${isExpected ? 'refused' : 'failed'} ${detail}`)
    }
  }
  await vault.close()
  say('done')
}

const [, script, argument] = process.argv
if (script === writerScript && argument !== undefined) {
  const task: WriterTask = JSON.parse(argument)
  await work(task)
}
