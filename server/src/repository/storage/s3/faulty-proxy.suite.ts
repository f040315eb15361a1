/** An HTTP proxy in front of an S3 server that breaks what it is told to break. */
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { S3Server } from './radosgw.suite.ts'

export interface ProxiedRequest {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface ProxiedAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** What becomes of a request. */
export type Fault =
  /** Answered by the proxy; the server never sees the request. */
  | { readonly kind: 'answer'; readonly status: number; readonly body: string }
  /** The server does it, and the connection is cut before its answer. */
  | { readonly kind: 'cut after success' }
  /** The answer's body ends early, whatever its length says. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** The server does it, and the caller hears this instead. */
  | { readonly kind: 'replace answer'; readonly status: number; readonly body: string }
  /** No fault: passed on, and told when the server has answered. */
  | { readonly kind: 'pass'; readonly done: () => void }
  /** Nothing is ever answered. */
  | { readonly kind: 'silence' }

export interface FaultyProxy {
  /** The same server, through the proxy. */
  readonly server: S3Server
  readonly requests: readonly ProxiedRequest[]
  /** Asked for each request, before the server is. */
  onRequest(choose: (request: ProxiedRequest) => Fault | undefined | Promise<Fault | undefined>): void
  close(): Promise<void>
}

export function errorBody(code: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
}

export async function startFaultyProxy(target: S3Server): Promise<FaultyProxy> {
  const requests: ProxiedRequest[] = []
  let choose: Parameters<FaultyProxy['onRequest']>[0] = () => undefined
  const handle = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const request: ProxiedRequest = {
      method: incoming.method ?? '',
      url: incoming.url ?? '',
      headers: incoming.headers,
      body: await bodyOf(incoming),
    }
    requests.push(request)
    const fault = await choose(request)
    if (fault?.kind === 'silence') return
    if (fault?.kind === 'answer') return reply(answer, fault)
    const found = await pass(target, request).finally(() => {
      if (fault?.kind === 'pass') fault.done()
    })
    if (fault?.kind === 'cut after success') return void answer.destroy()
    if (fault?.kind === 'replace answer') return reply(answer, fault)
    answer.writeHead(found.status, found.headers)
    if (fault?.kind !== 'truncate') return void answer.end(found.body)
    answer.write(found.body.subarray(0, fault.bytes), () => answer.destroy())
  }
  const server = createServer((incoming, answer) => {
    handle(incoming, answer).catch(() => answer.destroy())
  })
  server.on('checkContinue', (incoming: IncomingMessage, answer: ServerResponse) => {
    answer.writeContinue()
    server.emit('request', incoming, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    server: { ...target, endpoint: `http://127.0.0.1:${port}` },
    requests,
    onRequest: (next) => {
      choose = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function reply(answer: ServerResponse, { status, body }: { status: number; body: string }): void {
  answer.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) })
  answer.end(body)
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of incoming) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

function pass(target: S3Server, { method, url, headers, body }: ProxiedRequest): Promise<ProxiedAnswer> {
  const { expect: _expect, ...others } = headers
  return new Promise((resolve, reject) => {
    const outgoing = send(new URL(url, target.endpoint), { method, headers: others }, (found) => {
      bodyOf(found).then(
        (read) => resolve({ status: found.statusCode ?? 0, headers: found.headers, body: read }),
        reject,
      )
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}
