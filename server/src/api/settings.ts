/** What an administrator may set for the whole server; kept by a store that `app.ts` fills in. */
import type { Actor } from '../operations/index.ts'

/** How `.issued` and `.expires` of a token answer are written. */
export type DateFormat = 'by-version' | 'iso' | 'rfc1123'

export interface AuthenticationSettings {
  readonly accessTokenSeconds: number
  /** How long a refresh token that was just replaced still gives the identical pair; 0 for not at all. */
  readonly refreshGraceSeconds: number
  /** `by-version`: RFC 1123 on v6, ISO 8601 on v7 and v8. */
  readonly dateFormat: DateFormat
  /** Serves Swagger UI under `/swagger` from the next start on. */
  readonly swaggerUi: boolean
}

export interface SettingsStore {
  read(): Promise<AuthenticationSettings>
  /** Keeps the settings and records the change under the actor's name. */
  write(settings: AuthenticationSettings, actor: Actor): Promise<void>
}
