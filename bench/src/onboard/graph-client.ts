/** Microsoft's Graph client for JavaScript on the connections of the simulator, which trust its authority. */
import { Client, type Middleware } from '@microsoft/microsoft-graph-client'
import type { Microsoft } from '@strongroom/test/support'

export type GraphClient = Client

/** Everything of the library but its last link, which would ask with the process's own connections. */
export function createGraphClient({ graphUrl, fetch }: Microsoft, token: string): GraphClient {
  const middleware: Middleware = {
    async execute(context) {
      const { request, options } = context
      const body = options?.body
      if (typeof request !== 'string' || (body !== undefined && body !== null && typeof body !== 'string'))
        throw new TypeError('only texts are sent here')
      const headers = new Headers(options?.headers)
      headers.set('authorization', `Bearer ${token}`)
      const response = await fetch(request, {
        method: options?.method ?? 'GET',
        headers: Object.fromEntries(headers),
        ...(typeof body === 'string' ? { body } : {}),
      })
      Object.assign(context, { response })
    },
  }
  return Client.initWithMiddleware({ middleware, baseUrl: `${graphUrl}/` })
}
