/** The HTTP face of the server: it parses, asks the operations, and writes what they answer; it decides nothing. */
export { buildApi, type Api } from './api.ts'
export type { ServerIdentity } from './dependencies.ts'
export { createStorageCounts } from './metrics/storage-metrics.ts'
export { createHttpsListener, type HttpsListener, type TlsIdentity } from './https-listener.ts'
export type { AuthenticationSettings, SettingsStore } from './settings.ts'
