/** JSON batching (Graph: "Combine multiple HTTP requests using JSON batching"; reference section 4.1). */
import { randomUUID } from 'node:crypto'
import type { SimulatorReply, SimulatorRequest } from '../http.ts'
import { isRecord, isStrings, type JsonRecord } from '../json.ts'
import { badRequest, GraphFailure } from './errors.ts'
import { readJsonBody } from './json-body.ts'
import { noQuery, parseQuery } from './query.ts'

const largestBatch = 20

interface Step {
  readonly id: string
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  readonly dependsOn: readonly string[]
}

export interface BatchDependencies {
  /** Answers one inner request with all checks of an outer one. */
  readonly perform: (request: SimulatorRequest) => Promise<SimulatorReply>
  readonly origin: string
}

export async function answerBatch(
  { perform, origin }: BatchDependencies,
  request: SimulatorRequest,
): Promise<SimulatorReply> {
  if (request.method !== 'POST') {
    throw new GraphFailure(
      405,
      'Request_BadRequest',
      'Specified HTTP method is not allowed for the request target.',
    )
  }
  parseQuery(request.url.searchParams, noQuery, 'directory')
  const steps = parseSteps(readJsonBody(request, 'directory'))
  // the requests inside are of the version that the batch is sent to
  const base = `${origin}/${request.url.pathname.startsWith('/beta/') ? 'beta' : 'v1.0'}`
  const statuses = new Map<string, number>()
  const responses: object[] = []
  for (const step of inOrder(steps)) {
    const isBlocked = step.dependsOn.some((id) => (statuses.get(id.toLowerCase()) ?? 0) >= 400)
    const reply = isBlocked ? failedDependency(step) : await perform(innerRequest(step, base))
    statuses.set(step.id.toLowerCase(), reply.status)
    responses.push(responseOf(step.id, reply))
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-simulator-subrequests': String(steps.length) },
    // the order of the replies is not promised: the last request is answered first, so that nobody relies on it
    body: { responses: responses.toReversed() },
  }
}

function parseSteps(body: JsonRecord): Step[] {
  const requests = body['requests']
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest('Invalid batch payload format.')
  if (requests.length > largestBatch) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${largestBatch}.`)
  }
  const steps = requests.map(parseStep)
  const ids = new Set(steps.map(({ id }) => id.toLowerCase()))
  if (ids.size !== steps.length) throw badRequest('Request Id is duplicated in the batch payload.')
  requirePattern(steps, ids)
  return steps
}

/** All at once, each after the one before, or some after one and the same: nothing else is documented. */
function requirePattern(steps: readonly Step[], ids: ReadonlySet<string>): void {
  const named = steps.flatMap(({ dependsOn }) => dependsOn.map((id) => id.toLowerCase()))
  if (named.some((id) => !ids.has(id)))
    throw badRequest('A dependsOn request Id is unknown in the batch payload.')
  const isSame = new Set(named).size <= 1
  const isSerial = steps.every(({ dependsOn }, index) => dependsOn.join(' ') === (steps[index - 1]?.id ?? ''))
  if (!isSame && !isSerial) {
    throw badRequest(
      'The dependsOn of a batch has to be parallel, serial, or the same for every dependent request.',
    )
  }
}

function parseStep(value: unknown): Step {
  if (!isRecord(value)) throw badRequest('Invalid batch payload format.')
  const { id, method, url, headers = {}, body, dependsOn = [] } = value
  if (typeof id !== 'string' || id === '')
    throw badRequest('Invalid batch payload format: a request has no id.')
  if (typeof method !== 'string' || typeof url !== 'string')
    throw badRequest(`Invalid batch payload format: request '${id}' lacks method or url.`)
  if (!url.startsWith('/') && !/^[\w$]+[/(?]?/.test(url))
    throw badRequest(`Invalid batch payload format: the url of request '${id}' has to be relative.`)
  if (/^\w+:/.test(url) || url.startsWith('//'))
    throw badRequest(`Invalid batch payload format: the url of request '${id}' has to be relative.`)
  if (/^\/?\$batch/i.test(url)) throw badRequest('Batch requests may not be nested.')
  if (!isRecord(headers) || !isStrings(dependsOn)) throw badRequest('Invalid batch payload format.')
  const lower = Object.entries(headers).map(([name, text]) => [name.toLowerCase(), String(text)] as const)
  return { id, method: method.toUpperCase(), url, headers: Object.fromEntries(lower), body, dependsOn }
}

/** Dependencies before their dependents; a circle is refused. */
function inOrder(steps: readonly Step[]): Step[] {
  const ordered: Step[] = []
  const waiting = new Set(steps)
  while (waiting.size > 0) {
    const done = new Set(ordered.map(({ id }) => id.toLowerCase()))
    const ready = [...waiting].filter(({ dependsOn }) => dependsOn.every((id) => done.has(id.toLowerCase())))
    if (ready.length === 0) throw badRequest('The dependsOn requests of the batch payload form a circle.')
    for (const step of ready) {
      ordered.push(step)
      waiting.delete(step)
    }
  }
  return ordered
}

function innerRequest(step: Step, base: string): SimulatorRequest {
  const path = step.url.startsWith('/') ? step.url : `/${step.url}`
  return {
    method: step.method,
    url: new URL(`${base}${path}`),
    headers: step.headers,
    body: innerBody(step),
    requestId: randomUUID(),
  }
}

/** An object is JSON; anything else travels as base64. */
function innerBody({ body, headers }: Step): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0)
  const type = headers['content-type'] ?? ''
  if (typeof body === 'object') {
    if (!type.startsWith('application/json'))
      throw badRequest('Write request id does not contain Content-Type header or body.')
    return Buffer.from(JSON.stringify(body))
  }
  if (typeof body !== 'string' || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(body))
    throw badRequest('Invalid batch payload format: a body is neither an object nor base64.')
  return Buffer.from(body, 'base64')
}

function failedDependency(step: Step): SimulatorReply {
  return {
    status: 424,
    headers: { 'content-type': 'application/json' },
    body: {
      error: { code: 'FailedDependency', message: `A request that request '${step.id}' depends on failed.` },
    },
  }
}

function responseOf(id: string, reply: SimulatorReply): object {
  const { 'strict-transport-security': _, date: __, ...headers } = reply.headers ?? {}
  const body = reply.body
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body)
  return {
    id,
    status: reply.status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [titleCase(name), value])),
    ...(body === undefined ? {} : { body: isJson ? body : Buffer.from(body).toString('base64') }),
  }
}

/** Names inside of a batch are written as `Content-Type`. */
const titleCase = (name: string) => name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
