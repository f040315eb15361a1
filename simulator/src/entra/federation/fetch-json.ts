/** Reads the public documents of token issuers, over HTTPS, or over HTTP from this machine (OpenID Connect Discovery section 4.1). */
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { FetchJson } from './issuer-keys.ts'

const timeoutMs = 5000
const limitBytes = 256 * 1024

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let text = ''
  incoming.setEncoding('utf8')
  for await (const chunk of incoming) {
    text += String(chunk)
    if (text.length > limitBytes) throw new Error('the document is too large')
  }
  return text
}

function get(url: URL): Promise<IncomingMessage> {
  const options = { timeout: timeoutMs, headers: { accept: 'application/json' } }
  return new Promise((resolve, reject) => {
    const outgoing = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options)
    outgoing.on('error', reject)
    outgoing.on('timeout', () => outgoing.destroy(new Error(`${url.href} did not answer`)))
    outgoing.on('response', resolve)
    outgoing.end()
  })
}

/** Trusts what the process trusts (`NODE_EXTRA_CA_CERTS` for an issuer with an authority of its own). */
export function createFetchJson(): FetchJson {
  return async (address) => {
    const url = new URL(address)
    const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
    if (!isAllowed) throw new Error(`${address} is not an address that an issuer may have`)
    const incoming = await get(url)
    const text = await bodyOf(incoming)
    if (incoming.statusCode !== 200) throw new Error(`${address} answered ${incoming.statusCode ?? 0}`)
    const value: unknown = JSON.parse(text)
    return value
  }
}
