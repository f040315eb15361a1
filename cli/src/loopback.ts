/** Listens on this machine for the one redirect that ends a sign-in or a consent in the browser (RFC 8252 §7.3, §8.3). */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The query of the redirect, as the server wants it. */
export interface RedirectAnswer {
  readonly state: string
  readonly code?: string
  /** Of a page for consent, which brings no code. */
  readonly tenant?: string
  readonly error?: string
  readonly errorDescription?: string
}

export interface LoopbackListener {
  /** `http://localhost:{port}` */
  readonly redirectUri: string
  /** Resolves with the first answer that carries `state`; anything else is refused, and does not end the waiting. */
  answer(state: string): Promise<RedirectAnswer>
  close(): Promise<void>
}

const page = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>` +
  `<body><h1>${title}</h1><p>${text}</p></body></html>`
const done = page('Back to the terminal', 'This window can be closed. The terminal says how it went on.')
const strange = page('Not expected', 'This answer belongs to another sign-in. Look at the terminal.')

export async function listenOnLoopback(): Promise<LoopbackListener> {
  let wanted: { readonly state: string; readonly resolve: (answer: RedirectAnswer) => void } | undefined
  let port = 0
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const answer = isForUs(request, port) ? answerIn(request.url) : undefined
    const isOurs = answer !== undefined && answer.state === wanted?.state
    // The person reads the page first: whoever is told closes the door.
    if (isOurs) response.once('close', () => wanted?.resolve(answer))
    write(response, isOurs ? { status: 200, body: done } : { status: 400, body: strange })
  }
  const server = createServer(handle)
  port = await listen(server, '127.0.0.1', 0)
  // Browsers may take `localhost` for either address; without IPv6 the other one is enough.
  const second = createServer(handle)
  const isDual = await listen(second, '::1', port).then(
    () => true,
    () => false,
  )
  return {
    redirectUri: `http://localhost:${port}`,
    answer: (state) =>
      new Promise((resolve) => {
        wanted = { state, resolve }
      }),
    async close() {
      await Promise.all((isDual ? [server, second] : [server]).map(stop))
    },
  }
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host)
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port could be opened on localhost')
  return address.port
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

/** A page elsewhere that names this port under its own host gets nothing (DNS rebinding). */
function isForUs({ method, headers }: IncomingMessage, port: number): boolean {
  return method === 'GET' && headers.host === `localhost:${port}`
}

function answerIn(url: string | undefined): RedirectAnswer | undefined {
  const { pathname, searchParams } = new URL(url ?? '/', 'http://localhost')
  if (pathname !== '/' || [...searchParams.keys()].some((name) => searchParams.getAll(name).length > 1))
    return undefined
  const [state, code, error, description, tenant] = [
    'state',
    'code',
    'error',
    'error_description',
    'tenant',
  ].map((name) => searchParams.get(name))
  const isGood = typeof code === 'string' || searchParams.has('admin_consent')
  if (typeof state !== 'string' || isGood === (typeof error === 'string')) return undefined
  return {
    state,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof tenant === 'string' && typeof code !== 'string' ? { tenant } : {}),
    ...(typeof error === 'string' ? { error } : {}),
    ...(typeof description === 'string' ? { errorDescription: description } : {}),
  }
}

function write(
  response: ServerResponse,
  { status, body }: { readonly status: number; readonly body: string },
): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  })
  response.end(body)
}
