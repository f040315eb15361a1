/** The server-wide settings of sign-ins: kept with the records, changed under an administrator's name. */
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
import type { Actor } from '../operations.ts'

/** How the dates of a token answer are written; see `GET /api/v1/settings/authentication`. */
export interface AuthenticationSettings {
  readonly accessTokenSeconds: number
  readonly refreshGraceSeconds: number
  readonly dateFormat: 'by-version' | 'iso' | 'rfc1123'
  readonly swaggerUi: boolean
  readonly passwordGrant: 'everywhere' | 'networks' | 'off'
  /** In CIDR notation, or `loopback`; counts for `networks`. */
  readonly passwordGrantNetworks: readonly string[]
  readonly restorePortalOrganizationId: string | null
  /** After how long without a person a console signs out. */
  readonly consoleIdleMinutes: number
}

export interface AuthenticationSettingsStore {
  read(): Promise<AuthenticationSettings>
  /**
   * Lets passwords in from everywhere again, for the way back of an administrator whom the settings keep out.
   * @returns what was changed, as `name=value`; undefined when nothing had to be.
   */
  allowPasswords(
    trx: Transaction<DatabaseSchema>,
  ): Promise<{ readonly before: readonly string[]; readonly after: readonly string[] } | undefined>
  /** What is left out stays as it is in the records, whatever was read before. */
  write(change: Partial<AuthenticationSettings>, actor: Actor): Promise<void>
}

const defaultSettings: AuthenticationSettings = {
  accessTokenSeconds: 3600,
  refreshGraceSeconds: 10,
  dateFormat: 'by-version',
  swaggerUi: false,
  passwordGrant: 'everywhere',
  passwordGrantNetworks: ['loopback'],
  restorePortalOrganizationId: null,
  consoleIdleMinutes: 15,
}
const settingsSchema = Type.Partial(
  Type.Object({
    accessTokenSeconds: Type.Integer({ minimum: 60 }),
    refreshGraceSeconds: Type.Integer({ minimum: 0 }),
    dateFormat: Type.Union([Type.Literal('by-version'), Type.Literal('iso'), Type.Literal('rfc1123')]),
    swaggerUi: Type.Boolean(),
    passwordGrant: Type.Union([Type.Literal('everywhere'), Type.Literal('networks'), Type.Literal('off')]),
    passwordGrantNetworks: Type.Array(Type.String()),
    restorePortalOrganizationId: Type.Union([Type.String(), Type.Null()]),
    consoleIdleMinutes: Type.Integer({ minimum: 1 }),
  }),
)
const settingsName = 'authentication'
/** Any number, the same in every process: changes wait for each other, so that none undoes another. */
const settingsLock = 7_241_005
/** How long a change by another process may take to be effective here. */
const rememberedMs = 1000

function describe(settings: AuthenticationSettings): string[] {
  return Object.entries(settings).map(([name, value]) => `${name}=${String(value)}`)
}

async function load(db: Kysely<DatabaseSchema>): Promise<AuthenticationSettings> {
  const text = await findSetting(db, settingsName)
  if (text === undefined) return defaultSettings
  return { ...defaultSettings, ...Value.Parse(settingsSchema, JSON.parse(text)) }
}

/** The settings as they are kept: what nobody has set is the default, what is damaged stops the request that needs it. */
export function createAuthenticationSettings(database: Database, clock: Clock): AuthenticationSettingsStore {
  let remembered: { readonly settings: AuthenticationSettings; readonly at: number } | undefined
  let changes = 0

  function forget(): void {
    changes += 1
    remembered = undefined
  }

  // Every token request asks; a change in this process counts at once, one in another within a second.
  async function read(): Promise<AuthenticationSettings> {
    const at = clock.now()
    if (remembered !== undefined && at >= remembered.at && at < remembered.at + rememberedMs)
      return remembered.settings
    remembered = undefined
    const before = changes
    const settings = await load(database.db)
    // What was on its way while somebody changed it may be of before.
    if (changes === before) remembered = { settings, at }
    return settings
  }

  return {
    read,
    async allowPasswords(trx) {
      await lockUntilCommit(trx, settingsLock)
      const settings = await load(trx)
      forget()
      if (settings.passwordGrant === 'everywhere') return undefined
      const allowing = { ...settings, passwordGrant: 'everywhere' as const }
      await putSetting(trx, settingsName, JSON.stringify(allowing))
      return { before: describe(settings), after: describe(allowing) }
    },
    async write(change, actor) {
      await database.transaction(async (trx) => {
        await lockUntilCommit(trx, settingsLock)
        const before = await load(trx)
        const after = { ...before, ...change }
        await putSetting(trx, settingsName, JSON.stringify(after))
        await recordAct(trx, clock, actor, {
          action: 'settings.authentication',
          organizationId: undefined,
          reason: undefined,
          details: { before: describe(before), after: describe(after) },
        })
      })
      forget()
    },
  }
}
