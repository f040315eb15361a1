/** The server's own address. */
import type { Configuration } from './configuration.ts'

/** Where clients reach us, and our identifier as an issuer (RFC 8414 §2): from the configuration, never from a request. */
export function apiUrl({ publicUrl, host }: Configuration, port: number): string {
  return publicUrl ?? `https://${urlHost(host)}:${port}`
}

/** Whether the address stands for all of the machine's. */
export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function urlHost(host: string): string {
  if (isWildcard(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
