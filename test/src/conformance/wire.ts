/** Sends one request of an expectation and reads the answer. */
import { readFileSync } from 'node:fs'
import { Agent, request } from 'undici'
import type { Answered, Known, Sent } from './expectation.ts'
import type { Target } from './target.ts'

export type Send = (sent: Sent, known: Known) => Promise<Answered>

/** A client of the tenant; redirects are not followed, and answers are read to the end. */
export function createSend(target: Target): Send {
  const ca = target.caFile === undefined ? undefined : readFileSync(target.caFile, 'utf8')
  const dispatcher = new Agent({
    headersTimeout: 60_000,
    bodyTimeout: 60_000,
    ...(ca === undefined ? {} : { connect: { ca } }),
  })
  return async (sent, known) => {
    const { method, headers, token, form, json } = sent
    const answer = await request(addressOf(target, sent), {
      dispatcher,
      method: method as 'GET',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${known.get(token)}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...bodyOf(form, json),
    })
    return {
      status: answer.statusCode,
      headers: new Headers(
        Object.entries(answer.headers).flatMap(([name, value]) =>
          [value ?? []].flat().map((one): [string, string] => [name, one]),
        ),
      ),
      body: parsed(await answer.body.text()),
    }
  }
}

function addressOf(target: Target, { to, path }: Sent): string {
  if (path.startsWith('https://')) return path
  const tenant = encodeURIComponent(target.tenant)
  return (to === 'login' ? target.loginUrl : target.graphUrl) + path.replace('{tenant}', tenant)
}

function bodyOf(form: Sent['form'], json: unknown): { body?: string } {
  if (form !== undefined) {
    const pairs = (Array.isArray(form) ? form : Object.entries(form)) as readonly [string, string][]
    return {
      body: new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString(),
    }
  }
  return json === undefined ? {} : { body: JSON.stringify(json) }
}

function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
