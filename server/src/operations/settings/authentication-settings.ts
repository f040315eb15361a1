/** The server-wide settings of sign-ins: kept with the records, changed under an administrator's name. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { type Database, findSetting, putSetting } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor } from '../operations.ts'

/** How the dates of a token answer are written; see `GET /api/v1/settings/authentication`. */
export interface AuthenticationSettings {
  readonly accessTokenSeconds: number
  readonly refreshGraceSeconds: number
  readonly dateFormat: 'by-version' | 'iso' | 'rfc1123'
  readonly swaggerUi: boolean
}

export interface AuthenticationSettingsStore {
  read(): Promise<AuthenticationSettings>
  write(settings: AuthenticationSettings, actor: Actor): Promise<void>
}

const defaultSettings: AuthenticationSettings = {
  accessTokenSeconds: 3600,
  refreshGraceSeconds: 10,
  dateFormat: 'by-version',
  swaggerUi: false,
}
const settingsSchema = Type.Partial(
  Type.Object({
    accessTokenSeconds: Type.Integer({ minimum: 60 }),
    refreshGraceSeconds: Type.Integer({ minimum: 0 }),
    dateFormat: Type.Union([Type.Literal('by-version'), Type.Literal('iso'), Type.Literal('rfc1123')]),
    swaggerUi: Type.Boolean(),
  }),
)
const settingsName = 'authentication'

function describe(settings: AuthenticationSettings): string[] {
  return Object.entries(settings).map(([name, value]) => `${name}=${String(value)}`)
}

/** The settings as they are kept: what nobody has set is the default, what is damaged stops the request that needs it. */
export function createAuthenticationSettings(database: Database, clock: Clock): AuthenticationSettingsStore {
  const read = async (): Promise<AuthenticationSettings> => {
    const text = await findSetting(database.db, settingsName)
    if (text === undefined) return defaultSettings
    return { ...defaultSettings, ...Value.Parse(settingsSchema, JSON.parse(text)) }
  }
  return {
    read,
    async write(settings, actor) {
      const before = describe(await read())
      await database.transaction(async (trx) => {
        await putSetting(trx, settingsName, JSON.stringify(settings))
        await recordAct(trx, clock, actor, {
          action: 'settings.authentication',
          organizationId: undefined,
          reason: undefined,
          details: { before, after: describe(settings) },
        })
      })
    },
  }
}
