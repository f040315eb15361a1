/** Which part of the API an address belongs to, also when nothing is registered there. */
import { apiVersions, type ApiVersion } from './schema.ts'

/** @returns the version of the dialect, `own` for our own API, `undefined` for addresses that are neither. */
export function versionOf(url: string): ApiVersion | 'own' | undefined {
  const found = /^\/+(?:v([678])|(api)\/+v1)(?=[/?]|$)/i.exec(url)
  if (found === null) return undefined
  if (found[2] !== undefined) return 'own'
  return apiVersions.find((version) => String(version) === found[1])
}
