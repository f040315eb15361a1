/** Changes the master key of a server that is stopped: everything that it sealed is sealed with another one. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { totpContext } from './authorization-server/index.ts'
import {
  claimDataFolder,
  ConfigurationError,
  type Environment,
  type MasterKeyTarget,
  readConfiguration,
  readMasterKeySource,
  readMasterKeyTarget,
} from './config/index.ts'
import {
  appendAudit,
  type Database,
  findSetting,
  openDatabase,
  putSetting,
  resealRecords,
  type SealedRecord,
} from './database/index.ts'
import { type Clock, systemClock } from './foundation/clock.ts'
import { createClosers } from './foundation/closers.ts'
import { type Log, silentLog } from './foundation/log.ts'
import { type Random, systemRandom } from './foundation/random.ts'
import { type MasterKeyStep, providedKeyContext, rotateMasterKey, sealWitness } from './keys/index.ts'

export interface MasterKeyChange {
  /** What follows `strongroom serve` when this server is started: `--data-dir` and, where given, `--master-key…`. */
  readonly options: readonly string[]
  readonly target: MasterKeyTarget
}

export interface MasterKeyDependencies {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly environment?: Environment
  /** Called after each step. */
  readonly reached: (step: MasterKeyStep) => void
}

/** As {@link changeMasterKey} with this machine's clock and random numbers. */
export async function changeMasterKeyHere(
  change: MasterKeyChange,
  reached: MasterKeyDependencies['reached'],
): Promise<number> {
  return changeMasterKey(change, { clock: systemClock, random: systemRandom, log: silentLog, reached })
}

/**
 * Begins with the data folder's lock, so that it is refused while the server runs. Stopped at any moment, it is finished
 * by calling it again, or by the next start of the server.
 * @returns how many secrets were sealed anew; none when it finished what had been stopped.
 * @throws {ConfigurationError} `folder_in_use`, `bad_option`; {KeysError} `bad_master_key`
 */
export async function changeMasterKey(
  { options, target }: MasterKeyChange,
  { clock, random, log, environment, reached }: MasterKeyDependencies,
): Promise<number> {
  const configuration = readConfiguration(options, environment)
  const { dataFolder, databaseUrl } = configuration
  const chosen = readMasterKeyTarget(target, configuration.masterKey, environment)
  const from = await readMasterKeySource({ masterKey: chosen.from })
  const to = await readMasterKeySource({ masterKey: chosen.to }, '--to-passphrase-file')
  await requireFolder(dataFolder)
  const closers = createClosers(log)
  try {
    const claimed = await claimDataFolder(dataFolder, { clock, random, log })
    closers.add(() => claimed.release())
    const file = join(dataFolder, 'strongroom.db')
    const database = await openDatabase({
      url: databaseUrl?.reveal(),
      file,
      backupsFolder: join(dataFolder, 'backups'),
      log,
    })
    closers.add(() => database.close())
    let count = 0
    await rotateMasterKey({
      folder: join(dataFolder, 'keys'),
      random,
      from,
      to,
      reached,
      findWitness: () => findSetting(database.db, 'masterKeyCheck'),
      async reseal(boxes) {
        count = await reseal({ database, clock }, boxes)
      },
    })
    return count
  } finally {
    await closers.close()
  }
}

/** All of it in one transaction: there is never a moment in which both keys are needed. */
async function reseal(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  { from, to }: Parameters<Parameters<typeof rotateMasterKey>[0]['reseal']>[0],
): Promise<number> {
  return database.transaction(async (trx) => {
    const count = await resealRecords(trx, (record) => {
      const context = contextOf(record)
      const secret = from.open(record.sealed, context)
      const sealed = to.seal(secret, context)
      secret.fill(0)
      return sealed
    })
    await putSetting(trx, 'masterKeyCheck', sealWitness(to))
    await appendAudit(trx, {
      at: clock.now(),
      action: 'master-key.rotate',
      outcome: 'success',
      actor: 'system',
    })
    return count
  })
}

function contextOf(record: SealedRecord): string {
  if (record.kind === 'second-factor') return totpContext(record.id)
  // The key of a repository is bound to what its row says.
  return providedKeyContext(record) ?? record.context
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() === true) return
  throw new ConfigurationError('folder_unusable', `There is no data folder ${folder}. Check --data-dir.`)
}
