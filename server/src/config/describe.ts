/** The configuration as it may be shown to others: choices and origins, no secret and no place of one. */
import type { Configuration } from './configuration.ts'

export function describeConfiguration(
  configuration: Configuration,
): Readonly<Record<string, string | number | boolean | null>> {
  const { clouds, databaseUrl, keyVault, tls } = configuration
  return {
    dataFolder: configuration.dataFolder,
    host: configuration.host,
    port: configuration.port,
    publicUrl: configuration.publicUrl ?? null,
    hasOwnCertificate: tls !== undefined,
    clouds: clouds.map((choice) => ('name' in choice ? choice.name : choice.file)).join(', '),
    database: databaseUrl === undefined ? 'sqlite' : 'postgresql',
    bootstrapClientId: configuration.bootstrapClientId ?? null,
    masterKey: configuration.masterKey.kind,
    keyVault: keyVault?.url ?? null,
    keyVaultIdentity: keyVault?.identity.kind ?? null,
    logLevel: configuration.logLevel,
  }
}
