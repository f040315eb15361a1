/** The HTTP face of the server: it parses, asks the operations, and writes what they answer; it decides nothing. */
export { buildApi, type Api, type ApiOptions, type RouteEntry } from './api.ts'
export type { ApiDependencies, ServerIdentity } from './dependencies.ts'
export { createHttpsListener, type HttpsListener, type TlsIdentity } from './https-listener.ts'
export type { AuthenticationSettings, DateFormat, SettingsStore } from './settings.ts'
