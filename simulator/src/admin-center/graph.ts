/** Microsoft Graph as the signed-in person: every rule about who may do what is decided there. */
import { randomUUID } from 'node:crypto'
import type { Service } from '../http.ts'
import { isRecord, type JsonRecord, parseRecord } from '../json.ts'

/** A refusal of Graph, to be shown to the person. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export interface Graph {
  /** One object. @throws {Refused} */
  get(path: string): Promise<JsonRecord>
  /** All pages of a list. @throws {Refused} */
  list(path: string): Promise<JsonRecord[]>
  /** @throws {Refused} */
  send(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<JsonRecord>
}

export interface GraphOptions {
  readonly service: Service
  readonly origin: string
  readonly accessToken: string
}

const pageLimit = 100

function refusal(status: number, body: JsonRecord): Refused {
  const error = isRecord(body['error']) ? body['error'] : {}
  return new Refused(
    status,
    textIn(error, 'code') || 'UnknownError',
    textIn(error, 'message') || 'Microsoft Graph gave no reason.',
  )
}

export function createGraph({ service, origin, accessToken }: GraphOptions): Graph {
  const ask = async (method: string, url: URL, body?: object): Promise<JsonRecord> => {
    const reply = await service({
      method,
      url,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      requestId: randomUUID(),
    })
    if (reply === undefined) throw new Refused(404, 'NotFound', `${url.pathname} is not Microsoft Graph's.`)
    const answer: JsonRecord =
      isRecord(reply.body) && !Buffer.isBuffer(reply.body)
        ? reply.body
        : (parseRecord(typeof reply.body === 'string' ? reply.body : '') ?? {})
    if (reply.status >= 400) throw refusal(reply.status, answer)
    return answer
  }
  const at = (path: string): URL => new URL(`/v1.0${path}`, origin)
  return {
    get: (path) => ask('GET', at(path)),
    list: async (path) => {
      const found: JsonRecord[] = []
      let url: URL | undefined = at(path)
      for (let pages = 0; url !== undefined && pages < pageLimit; pages += 1) {
        const answer: JsonRecord = await ask('GET', url)
        found.push(...recordsIn(answer, 'value'))
        const next: unknown = answer['@odata.nextLink']
        url = typeof next === 'string' ? new URL(next) : undefined
      }
      return found
    },
    send: (method, path, body) => ask(method, at(path), body),
  }
}

export function textIn(record: JsonRecord, name: string): string {
  const value = record[name]
  return typeof value === 'string' ? value : ''
}

export function recordsIn(record: JsonRecord, name: string): JsonRecord[] {
  const value: unknown = record[name]
  return Array.isArray(value) ? value.filter((item: unknown) => isRecord(item)) : []
}

export function recordIn(record: JsonRecord, name: string): JsonRecord {
  const value = record[name]
  return isRecord(value) ? value : {}
}

export function textsIn(record: JsonRecord, name: string): string[] {
  const value: unknown = record[name]
  return Array.isArray(value) ? value.filter((item: unknown) => typeof item === 'string') : []
}
