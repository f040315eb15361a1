import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { Agent, fetch as undiciFetch } from 'undici'
import type { Fetch } from '@strongroom/api-client'

export type { Fetch }

/**
 * A fetch that trusts the authority of `caFile` beside the public ones. Long answers are waited for: adding an
 * organization ends only when Microsoft has made the permissions effective.
 */
export function createTransport(caFile: string | undefined): Fetch {
  const ca = caFile === undefined ? undefined : [...rootCertificates, readFileSync(caFile, 'utf8')]
  const dispatcher = new Agent({ headersTimeout: 1_500_000, bodyTimeout: 600_000, connect: ca ? { ca } : {} })
  return (input, init) => undiciFetch(input, { ...init, dispatcher })
}
