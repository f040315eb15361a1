/** The one HTTPS listener: reads requests, applies faults, asks the services in turn, writes the answers. */
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:https'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { SimulatorClock } from './clock.ts'
import { controlPrefix } from './control/control.ts'
import type { RequestLog } from './control/request-log.ts'
import { faultReply, type Faults, type StruckFault } from './faults/faults.ts'
import type { Service, SimulatorReply, SimulatorRequest } from './http.ts'

export interface ServerDependencies {
  readonly clock: SimulatorClock
  readonly faults: Faults
  readonly log: RequestLog
  /** `/_simulator/`; answered to this machine only, never subject to faults, never logged. */
  readonly control: Service
  /** Asked one after the other until one answers. */
  readonly services: readonly Service[]
  /** Told of an error inside a service; the caller gets a 500 and the process lives on. */
  readonly onError: (error: unknown) => void
}

export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** Larger than any request that Graph takes (upload sessions stop at 60 MiB a piece). */
const bodyLimitBytes = 64 * 1024 * 1024
const keepAliveMs = 65_000

function json(status: number, code: string, message: string): SimulatorReply {
  return { status, body: { error: { code, message } } }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size > bodyLimitBytes) return undefined
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

async function readRequest(incoming: IncomingMessage): Promise<SimulatorRequest | SimulatorReply> {
  const address = `https://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`
  if (incoming.url?.startsWith('/') !== true || !URL.canParse(address))
    return json(400, 'BadRequest', 'The request target or the Host header is not valid.')
  const body = await readBody(incoming)
  if (body === undefined) return json(413, 'RequestEntityTooLarge', 'The request body is larger than 64 MiB.')
  return {
    method: incoming.method ?? 'GET',
    url: new URL(address),
    headers: incoming.headers,
    body,
    requestId: randomUUID(),
  }
}

interface Serialized {
  readonly status: number
  readonly headers: Record<string, string | readonly string[]>
  readonly body: Buffer
}

function serialize(reply: SimulatorReply): Serialized {
  const headers: Serialized['headers'] = {}
  for (const [name, value] of Object.entries(reply.headers ?? {}))
    // What services tell this listener alone stays here.
    if (!name.toLowerCase().startsWith('x-simulator-')) headers[name.toLowerCase()] = value
  const { body } = reply
  if (body === undefined) return { status: reply.status, headers, body: Buffer.alloc(0) }
  if (Buffer.isBuffer(body)) return { status: reply.status, headers, body }
  if (typeof body === 'string') return { status: reply.status, headers, body: Buffer.from(body) }
  headers['content-type'] ??= 'application/json; charset=utf-8'
  return { status: reply.status, headers, body: Buffer.from(JSON.stringify(body)) }
}

interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

function send(
  dependencies: ServerDependencies,
  { incoming, outgoing }: Exchange,
  reply: SimulatorReply,
  cut?: number,
): void {
  if (outgoing.destroyed) return
  if (cut === 0) {
    incoming.socket.destroy()
    return
  }
  const { status, headers, body } = serialize(reply)
  const hasBody = status !== 204 && status !== 304
  // Callers learn the simulated time as they learn a server's: from the Date header.
  outgoing.setHeader('date', new Date(dependencies.clock.now()).toUTCString())
  outgoing.writeHead(status, {
    ...headers,
    ...(hasBody ? { 'content-length': String(body.length) } : {}),
  } as Record<string, string | string[]>)
  if (!hasBody || incoming.method === 'HEAD') {
    outgoing.end()
    return
  }
  if (cut === undefined) {
    outgoing.end(body)
    return
  }
  outgoing.write(body.subarray(0, cut), () => incoming.socket.destroy())
}

async function dispatch(
  dependencies: ServerDependencies,
  request: SimulatorRequest,
): Promise<SimulatorReply> {
  try {
    for (const service of dependencies.services) {
      const reply = await service(request)
      if (reply !== undefined) return reply
    }
    return json(404, 'NotFound', `No service of this simulator answers ${request.url.pathname}.`)
  } catch (thrown) {
    dependencies.onError(thrown)
    return json(
      500,
      'InternalServerError',
      'The simulator failed on this request; its standard error says why.',
    )
  }
}

/** Aborts when the caller goes away before the answer. */
function goneSignal({ outgoing }: Exchange): AbortSignal {
  const controller = new AbortController()
  outgoing.once('close', () => controller.abort())
  return controller.signal
}

/** @returns the answer, or `undefined` when the caller went away while the fault held the request. */
async function underFault(
  dependencies: ServerDependencies,
  exchange: Exchange,
  request: SimulatorRequest,
  fault: StruckFault,
): Promise<SimulatorReply | undefined> {
  const { specification } = fault
  if (specification.hold === true && (await fault.wait(goneSignal(exchange))) === 'gone') return undefined
  if (specification.delayMs !== undefined) await dependencies.clock.sleep(specification.delayMs)
  const instead = faultReply(specification)
  if (instead === undefined) return dispatch(dependencies, request)
  if (specification.process === true) await dispatch(dependencies, request)
  return instead
}

function isThisMachine(socket: Socket): boolean {
  const address = socket.remoteAddress ?? ''
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

async function answerControl(
  dependencies: ServerDependencies,
  exchange: Exchange,
  request: SimulatorRequest,
): Promise<SimulatorReply> {
  if (!isThisMachine(exchange.incoming.socket))
    return { status: 403, body: { error: 'The control endpoint answers to this machine only.' } }
  return dispatch({ ...dependencies, services: [dependencies.control] }, request)
}

async function handle(dependencies: ServerDependencies, exchange: Exchange): Promise<void> {
  const request = await readRequest(exchange.incoming)
  if (!('url' in request)) {
    send(dependencies, exchange, request)
    return
  }
  if (request.url.pathname.startsWith(controlPrefix)) {
    send(dependencies, exchange, await answerControl(dependencies, exchange, request))
    return
  }
  const entry = dependencies.log.begin(request, dependencies.clock.now())
  const fault = dependencies.faults.strike(request.method, `${request.url.pathname}${request.url.search}`)
  const reply =
    fault === undefined
      ? await dispatch(dependencies, request)
      : await underFault(dependencies, exchange, request, fault)
  if (reply === undefined) return
  const cut = fault?.specification.cut
  if (cut === undefined) entry.status = reply.status
  send(dependencies, exchange, reply, cut)
}

/** Makes the listener; nobody listens yet. */
export function createHttpsServer(dependencies: ServerDependencies, tls: TlsFiles): Server {
  const server = createServer({ ...tls, keepAliveTimeout: keepAliveMs }, (incoming, outgoing) => {
    handle(dependencies, { incoming, outgoing }).catch((thrown: unknown) => {
      // The caller went away while the body was being read, or while the answer was being written.
      if (!outgoing.destroyed) dependencies.onError(thrown)
      outgoing.destroy()
    })
  })
  server.on('tlsClientError', () => undefined)
  return server
}
