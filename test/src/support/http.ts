/** HTTPS to a program with its own certificate authority. */
import { readFileSync } from 'node:fs'
import { Agent, fetch as undiciFetch } from 'undici'
import type { Fetch } from '@strongroom/api-client'
import { checkingAnswers, createAnswerCheck } from './schema-check.ts'

/** Tests hold every answer of our server against its documents; benchmarks measure the server alone. */
export function trusting(caFile: string): Fetch {
  const dispatcher = new Agent({ headersTimeout: 300_000, connect: { ca: readFileSync(caFile, 'utf8') } })
  const fetch: Fetch = (input, init) => undiciFetch(input, { ...init, dispatcher })
  return process.env['VITEST'] === undefined ? fetch : checkingAnswers(fetch, createAnswerCheck())
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; an empty object when it is none. */
  readonly body: Readonly<Record<string, unknown>>
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  let body: Record<string, unknown> = {}
  try {
    body = JSON.parse(text)
  } catch {
    // Not every answer has a JSON body.
  }
  return { status: response.status, headers: response.headers, text, body }
}

export async function postForm(
  fetch: Fetch,
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<Answer> {
  return answerOf(await fetch(url, { method: 'POST', body: new URLSearchParams(form) }))
}

/** A JSON request with a bearer token. */
export async function call(
  fetch: Fetch,
  method: string,
  url: string,
  { token, json }: { readonly token?: string; readonly json?: unknown } = {},
): Promise<Answer> {
  return answerOf(
    await fetch(url, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    }),
  )
}

/** A member of an answer that must be a text. */
export function member(answer: Answer, name: string): string {
  const value = answer.body[name]
  if (typeof value !== 'string')
    throw new Error(`no ${name} in ${answer.status} ${answer.text.slice(0, 500)}`)
  return value
}
