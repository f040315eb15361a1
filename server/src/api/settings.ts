/** What an administrator may set for the whole server; kept by a store that `app.ts` fills in. */
import type { Actor } from '../operations/index.ts'

/** How `.issued` and `.expires` of a token answer are written. */
export type DateFormat = 'by-version' | 'iso' | 'rfc1123'

/** From where accounts of this server may sign in with a password. */
export type PasswordGrantPolicy = 'everywhere' | 'networks' | 'off'

export interface AuthenticationSettings {
  readonly accessTokenSeconds: number
  /** How long a refresh token that was just replaced still gives the identical pair; 0 for not at all. */
  readonly refreshGraceSeconds: number
  /** `by-version`: RFC 1123 on v6, ISO 8601 on v7 and v8. */
  readonly dateFormat: DateFormat
  /** Serves Swagger UI under `/swagger` from the next start on. */
  readonly swaggerUi: boolean
  /** `networks`: from {@link AuthenticationSettings.passwordGrantNetworks} alone. */
  readonly passwordGrant: PasswordGrantPolicy
  /** In CIDR notation, or `loopback`. */
  readonly passwordGrantNetworks: readonly string[]
  /** Whose sign-in application the restore portal uses; null for the only organization that allows sign-ins. */
  readonly restorePortalOrganizationId: string | null
  /** After how long without a person a console signs out. */
  readonly consoleIdleMinutes: number
}

export interface SettingsStore {
  read(): Promise<AuthenticationSettings>
  /** Keeps the change, and records it under the actor's name; what is left out stays as it is. */
  write(change: Partial<AuthenticationSettings>, actor: Actor): Promise<void>
}
