/** Reads a fault from the body of `POST /_simulator/faults`. */
import { isRecord, type JsonRecord } from '../json.ts'
import type { FaultSpecification } from './faults.ts'

/** What is wrong with an order, as a sentence. */
export class BadOrder extends Error {
  override readonly name = 'BadOrder'
}

const known = new Set([
  'match',
  'skip',
  'times',
  'status',
  'headers',
  'body',
  'process',
  'cut',
  'delayMs',
  'hold',
])

function wholeNumber(order: JsonRecord, name: string, range: readonly [number, number]): number | undefined {
  const value = order[name]
  if (value === undefined) return undefined
  const [least, most] = range
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new BadOrder(`"${name}" must be a whole number from ${least} to ${most}.`)
}

function flag(order: JsonRecord, name: string): boolean | undefined {
  const value = order[name]
  if (value === undefined || typeof value === 'boolean') return value
  throw new BadOrder(`"${name}" must be true or false.`)
}

function matchOf(order: JsonRecord): FaultSpecification['match'] {
  const { match } = order
  if (!isRecord(match))
    throw new BadOrder('"match" must say which requests: {"method":"GET","path":"/v1.0/users"}.')
  const { method, path } = match
  if (typeof path !== 'string' || !path.startsWith('/'))
    throw new BadOrder(
      '"match.path" must be a prefix such as "/v1.0/me", or an expression such as "/messages\\/delta/".',
    )
  if (method === undefined || method === '*') return { path }
  if (typeof method !== 'string' || !/^[A-Za-z]+$/.test(method))
    throw new BadOrder('"match.method" must be an HTTP method; leave it out for any.')
  return { method, path }
}

function headersOf(order: JsonRecord): Record<string, string> | undefined {
  const { headers } = order
  if (headers === undefined) return undefined
  if (!isRecord(headers)) throw new BadOrder('"headers" must be an object of header names and values.')
  const entries = Object.entries(headers).map(([name, value]) => {
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new BadOrder(`The header "${name}" must be text or a number.`)
    return [name, String(value)] as const
  })
  return Object.fromEntries(entries)
}

function bodyOf(order: JsonRecord): object | string | undefined {
  const { body } = order
  if (body === undefined || typeof body === 'string') return body
  if (typeof body === 'object' && body !== null) return body
  throw new BadOrder('"body" must be text, or an object that is sent as JSON.')
}

function timesOf(order: JsonRecord): number | null {
  return order['times'] === null ? null : (wholeNumber(order, 'times', [1, 1_000_000]) ?? 1)
}

/** @throws {BadOrder} with a sentence that says what to write. */
export function parseFault(order: JsonRecord): FaultSpecification {
  const odd = Object.keys(order).find((name) => !known.has(name))
  if (odd !== undefined)
    throw new BadOrder(`"${odd}" is not part of a fault; known are ${[...known].join(', ')}.`)
  const status = wholeNumber(order, 'status', [200, 599])
  const effects = {
    status,
    cut: wholeNumber(order, 'cut', [0, 1_000_000_000]),
    delayMs: wholeNumber(order, 'delayMs', [0, 600_000]),
    hold: flag(order, 'hold'),
  }
  if (Object.values(effects).every((value) => value === undefined || value === false))
    throw new BadOrder('A fault must do something: give it "status", "cut", "delayMs" or "hold".')
  const extras = { headers: headersOf(order), body: bodyOf(order), process: flag(order, 'process') }
  if (status === undefined && Object.values(extras).some((value) => value !== undefined))
    throw new BadOrder('"headers", "body" and "process" go with a "status".')
  return {
    match: matchOf(order),
    skip: wholeNumber(order, 'skip', [0, 1_000_000]) ?? 0,
    times: timesOf(order),
    ...effects,
    ...extras,
  }
}
