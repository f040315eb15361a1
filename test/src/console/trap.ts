/** The rest of the world, as far as a hostile mail can tell: it notes who asks, and tries to frame us. */
import { once } from 'node:events'
import { createServer } from 'node:http'

export interface Trap {
  readonly url: string
  /** Paths that were asked for; none unless something went wrong. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

/** @returns a server that answers every request, and `/frame?ADDRESS` with a page that frames the address. */
export async function setTrap(): Promise<Trap> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    if (path === '/frame') {
      const frame = `<!doctype html><title>elsewhere</title><iframe src="${decodeURIComponent(query)}"></iframe>`
      response.setHeader('content-type', 'text/html').end(frame)
      return
    }
    asked.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*').end('caught')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
