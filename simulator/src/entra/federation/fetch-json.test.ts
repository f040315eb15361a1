/** Reading the documents of other issuers: from where, how much, and what counts as an answer. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFetchJson } from './fetch-json.ts'

const answers: Readonly<Record<string, readonly [status: number, body: string]>> = {
  '/good': [200, '{"issuer":"x"}'],
  '/missing': [404, '{"issuer":"x"}'],
  '/text': [200, 'not JSON'],
  '/large': [200, JSON.stringify('x'.repeat(300 * 1024))],
}

let server: Server
let base: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const [status, body] = answers[request.url ?? ''] ?? [404, '']
    response.writeHead(status).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

it('reads a document of this machine over HTTP', async () => {
  expect(await createFetchJson()(`${base}/good`)).toEqual({ issuer: 'x' })
})

it.each(['/missing', '/text', '/large'])('gives nothing for %s', async (path) => {
  await expect(createFetchJson()(`${base}${path}`)).rejects.toThrow(/answered|JSON|too large/)
})

it.each(['http://issuer.example/', 'file:///etc/hostname', 'ftp://127.0.0.1/', 'x'])(
  'asks nobody at %s',
  async (address) => {
    await expect(createFetchJson()(address)).rejects.toThrow(/not an address|Invalid URL/)
  },
)
