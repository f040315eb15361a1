/** The listener: TLS of its own, answers, faults on the wire, errors that do not end the process. */
import { once } from 'node:events'
import { Agent, request, type RequestOptions } from 'node:https'
import type { Server } from 'node:https'
import { connect } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSimulatorClock } from './clock.ts'
import { createRequestLog } from './control/request-log.ts'
import { createFaults, type FaultSpecification } from './faults/faults.ts'
import type { Service } from './http.ts'
import { createHttpsServer } from './server.ts'
import { createCertificationAuthority, createServerCertificate } from './tls.ts'

const authority = await createCertificationAuthority(Date.now())
const tls = await createServerCertificate(authority, Date.now())

let server: Server
let agent: Agent
let errors: unknown[]
let seen: string[]
const clock = createSimulatorClock(3_600_000)

const service: Service = async (incoming) => {
  const { pathname } = incoming.url
  seen.push(pathname)
  if (pathname === '/throws') throw new Error('broken inside')
  if (pathname === '/none') return undefined
  if (pathname === '/empty') return { status: 204 }
  if (pathname === '/bytes')
    return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: Buffer.from('0123456789') }
  return {
    status: 201,
    headers: { 'x-simulator-subrequests': '3', 'x-echo': incoming.body.toString('utf8') },
    body: { url: incoming.url.href },
  }
}

let log = createRequestLog()
let faults = createFaults()

beforeEach(async () => {
  errors = []
  seen = []
  log = createRequestLog()
  faults = createFaults()
  agent = new Agent({ ca: authority.certificate, keepAlive: true })
  const control: Service = async () => ({ status: 200, body: { control: true } })
  server = createHttpsServer(
    { clock, faults, log, control, services: [service], onError: (error) => errors.push(error) },
    tls,
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(async () => {
  agent.destroy()
  server.close()
  server.closeAllConnections()
})

interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

function port(): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}

async function send(path: string, options: RequestOptions = {}, body?: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: 'localhost',
      servername: 'localhost',
      port: port(),
      path,
      agent,
      ...options,
    })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => (text += chunk))
      incoming.on('error', reject)
      incoming.on('aborted', () => reject(new Error(`cut after ${text.length}`)))
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }),
      )
    })
    outgoing.end(body)
  })
}

function strike(more: Partial<FaultSpecification>): void {
  faults.add({ match: { path: '/' }, skip: 0, times: 1, ...more })
}

describe('TLS', () => {
  it.each(['localhost', 'login.microsoftonline.com', 'graph.microsoft.com', 'contoso.sharepoint.com'])(
    'serves %s under its own authority',
    async (servername) => {
      const socket = connect({ host: '127.0.0.1', port: port(), servername, ca: authority.certificate })
      await once(socket, 'secureConnect')
      expect(socket.authorized).toBe(true)
      socket.destroy()
    },
  )

  it('serves 127.0.0.1 too, and is not trusted without the authority', async () => {
    expect((await send('/empty', { host: '127.0.0.1' })).status).toBe(204)
    await expect(send('/empty', { agent: new Agent({}) })).rejects.toThrow(/certificate/)
  })
})

describe('an answer', () => {
  it('carries body, type, length and the simulated time; what services tell the listener stays here', async () => {
    const got = await send('/echo?a=b', { method: 'POST' }, 'text')
    expect([got.status, got.headers['x-echo']]).toEqual([201, 'text'])
    expect(JSON.parse(got.body)).toEqual({ url: `https://localhost:${port()}/echo?a=b` })
    expect(got.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(got.headers).not.toHaveProperty('x-simulator-subrequests')
    expect(Date.parse(String(got.headers['date'])) - Date.now()).toBeGreaterThan(3_590_000)
  })

  it('has no body for HEAD', async () => {
    const got = await send('/bytes', { method: 'HEAD' })
    expect([got.status, got.body, got.headers['content-length']]).toEqual([200, '', '10'])
  })

  it('is 404 where no service answers, 400 for a Host that is none', async () => {
    expect((await send('/none')).status).toBe(404)
    expect((await send('/x', { headers: { host: 'a b' } })).status).toBe(400)
  })

  it('is 500 when a service fails; the next request is served', async () => {
    expect((await send('/throws')).status).toBe(500)
    expect(errors).toHaveLength(1)
    expect((await send('/empty')).status).toBe(204)
  })

  it('is logged with its status; control is not logged and suffers no fault', async () => {
    strike({ status: 503 })
    expect((await send('/_simulator/x')).status).toBe(200)
    await send('/empty')
    await send('/empty')
    expect(log.since(0).map(({ path, status }) => [path, status])).toEqual([
      ['/empty', 503],
      ['/empty', 204],
    ])
  })
})

describe('a fault', () => {
  it('answers instead of the service, or after it with process', async () => {
    strike({ status: 429, headers: { 'retry-after': '2' }, body: { error: { code: 'x' } } })
    const got = await send('/a')
    expect([got.status, got.headers['retry-after'], got.body]).toEqual([429, '2', '{"error":{"code":"x"}}'])
    expect(seen).toEqual([])
    strike({ status: 503, process: true })
    expect((await send('/b')).status).toBe(503)
    expect(seen).toEqual(['/b'])
  })

  it('cuts the connection after so many bytes, or before the first', async () => {
    strike({ cut: 4 })
    await expect(send('/bytes')).rejects.toThrow(/cut after 4/)
    strike({ cut: 0 })
    await expect(send('/bytes')).rejects.toThrow(/hang up|ECONNRESET/)
    expect(seen).toEqual(['/bytes', '/bytes'])
    expect(log.since(0).map(({ status }) => status)).toEqual([null, null])
    expect((await send('/bytes')).body).toBe('0123456789')
  })

  it('holds a request until it is released', async () => {
    strike({ hold: true })
    const got = send('/bytes')
    await expect.poll(() => faults.list()[0]?.held).toBe(1)
    expect(seen).toEqual([])
    faults.clear()
    expect((await got).body).toBe('0123456789')
  })

  it('never carries out a held request whose caller went away', async () => {
    strike({ hold: true })
    const outgoing = request({ host: 'localhost', port: port(), path: '/bytes', agent })
    outgoing.on('error', () => undefined)
    outgoing.end()
    await expect.poll(() => faults.list()[0]?.held).toBe(1)
    outgoing.destroy()
    await expect.poll(() => faults.list()[0]?.held).toBe(0)
    expect(seen).toEqual([])
  })
})
