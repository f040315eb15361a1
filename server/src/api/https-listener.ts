/** The listening server: TLS 1.2 or newer and nothing else, and no patience with clients that are slow on purpose. */
import { createServer, type Server } from 'node:https'
import type { FastifyServerFactory } from 'fastify'

export interface TlsIdentity {
  /** The certificate with its chain. */
  readonly certPem: string
  readonly keyPem: string
}

export interface HttpsListener {
  readonly serverFactory: FastifyServerFactory
  /** Uses another certificate for the connections that come from now on. */
  renew(identity: TlsIdentity): void
  /** Cuts the connections that are still open. */
  cut(): void
}

const limits = {
  minVersion: 'TLSv1.2',
  handshakeTimeout: 15_000,
  headersTimeout: 15_000,
  /** For receiving a request, not for answering it: adding an organization answers after minutes. */
  requestTimeout: 60_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
} as const

/** The certificate that {@link HttpsListener.renew} sets replaces the first one. */
export function createHttpsListener(identity: TlsIdentity): HttpsListener {
  const servers: Server[] = []
  return {
    serverFactory: (handler) => {
      const server = createServer({ ...limits, cert: identity.certPem, key: identity.keyPem }, handler)
      servers.push(server)
      return server
    },
    renew({ certPem, keyPem }) {
      for (const server of servers)
        server.setSecureContext({ minVersion: limits.minVersion, cert: certPem, key: keyPem })
    },
    cut() {
      for (const server of servers) server.closeAllConnections()
    },
  }
}
