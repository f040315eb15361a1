/** How the server maintains its repositories by itself, and how long destructive acts wait: kept with the records. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Kysely, Transaction } from 'kysely'
import {
  type Database,
  type DatabaseSchema,
  findSetting,
  lockUntilCommit,
  putSetting,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../caller.ts'

export interface MaintenanceSettings {
  /** Whether repositories are pruned and checked every day. Retention has its own schedule, by repository. */
  readonly isDaily: boolean
  /** The hour of the day, in the time zone of the server, from which on that happens. */
  readonly hour: number
  /** How long a pack waits between being condemned and deleted, in hours; at least 2. */
  readonly pruneWaitHours: number
  /**
   * Packs that are younger are not condemned, in hours; at least 2. What a run that was cut off had stored is found by
   * the next one, also of a weekly job; and a first backup of days does not see its own packs condemned under it.
   */
  readonly pruneMinAgeHours: number
  /** Packs of which a smaller share is needed are rewritten; 0 to 1. */
  readonly rewriteBelow: number
  /** How long destructive acts wait for somebody to cancel them. */
  readonly approvalWaitHours: number
}

export interface MaintenanceSettingsStore {
  read(): Promise<MaintenanceSettings>
  /** What is left out stays as it is. */
  write(change: Partial<MaintenanceSettings>, actor: Actor): Promise<void>
}

const defaults: MaintenanceSettings = {
  isDaily: true,
  hour: 3,
  pruneWaitHours: 24,
  pruneMinAgeHours: 7 * 24,
  rewriteBelow: 0.5,
  approvalWaitHours: 72,
}
const schema = Type.Partial(
  Type.Object({
    isDaily: Type.Boolean(),
    hour: Type.Integer({ minimum: 0, maximum: 23 }),
    pruneWaitHours: Type.Number({ minimum: 2 }),
    pruneMinAgeHours: Type.Number({ minimum: 2 }),
    rewriteBelow: Type.Number({ minimum: 0, maximum: 1 }),
    approvalWaitHours: Type.Number({ minimum: 1 }),
  }),
)
const settingsName = 'maintenance'
/** Any number, the same in every process: changes wait for each other, so that none undoes another. */
const settingsLock = 7_241_009

async function load(db: Kysely<DatabaseSchema>): Promise<MaintenanceSettings> {
  const text = await findSetting(db, settingsName)
  return text === undefined ? defaults : { ...defaults, ...Value.Parse(schema, JSON.parse(text)) }
}

export function createMaintenanceSettings(database: Database, clock: Clock): MaintenanceSettingsStore {
  async function change(
    trx: Transaction<DatabaseSchema>,
    changes: Partial<MaintenanceSettings>,
    actor: Actor,
  ): Promise<void> {
    await lockUntilCommit(trx, settingsLock)
    const before = await load(trx)
    const after = { ...before, ...changes }
    await putSetting(trx, settingsName, JSON.stringify(after))
    const details = { before: describe(before), after: describe(after) }
    await recordAct(trx, clock, actor, { action: 'settings.maintenance', details })
  }
  return {
    read: () => load(database.db),
    write: (changes, actor) => database.transaction((trx) => change(trx, changes, actor)),
  }
}

function describe(settings: MaintenanceSettings): string[] {
  return Object.entries(settings).map(([name, value]) => `${name}=${String(value)}`)
}
