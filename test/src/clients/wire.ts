/** HTTPS as a client writes it: the path, the headers and the body go out as they are, nothing is added or put right. */
import { readFileSync } from 'node:fs'
import { Agent, request as httpsRequest } from 'node:https'

export interface WireRequest {
  readonly method?: string
  /** Everything after the port, double slashes and all. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly bytes: Buffer
  readonly text: string
  /** @throws {SyntaxError} for a body that is no JSON, as a client would. */
  json<Value>(): Value
}

export type Wire = (request: WireRequest) => Promise<WireAnswer>

/** @param origin - `https://host:port`; trusted by the authority in `caFile`. */
export function openWire(origin: string, caFile: string): { readonly send: Wire; close(): void } {
  const { hostname, port } = new URL(origin)
  const agent = new Agent({ ca: readFileSync(caFile, 'utf8'), keepAlive: true })
  const send: Wire = ({ method = 'GET', path, headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
      const sent = httpsRequest(
        { agent, hostname, port, method, path, headers: { ...headers, ...length } },
        (answer) => {
          const pieces: Buffer[] = []
          answer.on('data', (piece: Buffer) => pieces.push(piece))
          answer.on('error', reject)
          answer.on('end', () => {
            const bytes = Buffer.concat(pieces)
            const text = bytes.toString('utf8')
            const named = Object.entries(answer.headers).map(([name, value]) => [name, value?.toString()])
            resolve({
              status: answer.statusCode ?? 0,
              headers: Object.fromEntries(named),
              bytes,
              text,
              json: () => JSON.parse(text),
            })
          })
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
  return { send, close: () => agent.destroy() }
}
