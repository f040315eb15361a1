/** The connections to one cloud: verified TLS, kept alive, bounded in time, never redirected. */
import { readFileSync } from 'node:fs'
import { rootCertificates } from 'node:tls'
import { Agent, fetch as undiciFetch } from 'undici'
import { describeError } from '../../foundation/errors.ts'
import type { Fetch } from '../../foundation/fetch.ts'
import type { Cloud } from './cloud.ts'
import { CloudError } from './errors.ts'

/** The fetch for the hosts of one cloud; whoever made it closes it. */
export interface Transport {
  readonly fetch: Fetch
  /** Ends every connection at once; a request that is under way fails. */
  close(): Promise<void>
}

const connectTimeoutMs = 10_000
/** Graph answers its slowest documented requests within a minute; both count silence, not the whole transfer. */
const headersTimeoutMs = 100_000
const bodyTimeoutMs = 60_000
const keepAliveMs = 30_000
const connectionsPerOrigin = 64

/**
 * Opens the way to a cloud.
 * @throws {CloudError} `ca_unreadable` when the cloud names a CA file that cannot be read.
 */
export function createTransport(cloud: Cloud): Transport {
  const agent = new Agent({
    connect: {
      timeout: connectTimeoutMs,
      // Said explicitly, so that no environment variable can say otherwise.
      rejectUnauthorized: true,
      ...(cloud.caFile === undefined ? {} : { ca: [...rootCertificates, readAuthority(cloud.caFile)] }),
    },
    connections: connectionsPerOrigin,
    headersTimeout: headersTimeoutMs,
    bodyTimeout: bodyTimeoutMs,
    keepAliveTimeout: keepAliveMs,
  })
  return {
    fetch: async (input, { method = 'GET', headers, body, signal } = {}) => {
      if (new URL(input).protocol !== 'https:') throw new TypeError('only https is spoken to a cloud')
      if (body instanceof FormData) throw new TypeError('no form data is sent to a cloud')
      return await undiciFetch(input, {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        body: body ?? null,
        signal: signal ?? null,
        redirect: 'manual',
        dispatcher: agent,
      })
    },
    close: () => agent.destroy(),
  }
}

function readAuthority(caFile: string): string {
  try {
    return readFileSync(caFile, 'utf8')
  } catch (error) {
    const message = `The CA file ${caFile} cannot be read: check caFile in the cloud file.`
    throw new CloudError('ca_unreadable', message, { cause: error, detail: describeError(error) })
  }
}
