/** What travels between the one HTTPS listener and the services behind it (Entra ID, Graph, control). */
import type { IncomingHttpHeaders } from 'node:http'

export interface SimulatorRequest {
  readonly method: string
  /** Absolute, with the origin that the caller used. */
  readonly url: URL
  /** Header names in lower case. */
  readonly headers: IncomingHttpHeaders
  /** The whole body; empty when there was none. */
  readonly body: Buffer
  /** A fresh UUID, returned as `request-id` or `x-ms-request-id`. */
  readonly requestId: string
}

export interface SimulatorReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  /** An object is sent as JSON; text and bytes as they are. */
  readonly body?: object | string | Buffer
}

/** A service: answers what is its own, and gives `undefined` for a path that belongs to another. */
export type Service = (request: SimulatorRequest) => Promise<SimulatorReply | undefined>
