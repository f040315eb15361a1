/**
 * Holds every answer of the server against its own OpenAPI documents (server/openapi): status, type, members. What no
 * document says is a failure that names the operation; `/v5` has no document and is not looked at.
 */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Fetch } from '@strongroom/api-client'

interface MediaType {
  readonly schema?: object
}

interface Described {
  readonly $ref?: string
  readonly content?: Readonly<Record<string, MediaType>>
}

interface Operation {
  readonly responses: Readonly<Record<string, Described>>
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly responses: Readonly<Record<string, Described>> }
}

interface Found {
  /** `get /v8/Jobs/{jobId}` */
  readonly name: string
  readonly operation: Operation
  readonly document: Document
  /** Root of the document among ajv's schemas. */
  readonly root: string
}

interface Answered {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly contentType: string
  /** Of JSON only. */
  readonly text: string
}

/** @throws {Error} what is wrong with the answer, with operation and path. */
export type AnswerCheck = (answer: Answered) => void

const names = ['v6', 'v7', 'v8', 'own']

/** Reads the committed documents. */
export function createAnswerCheck(): AnswerCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const operations = names.flatMap((name) => {
    const text = readFileSync(new URL(`../../../server/openapi/${name}.json`, import.meta.url), 'utf8')
    const document: Document = closed(JSON.parse(text))
    const root = `https://strongroom.invalid/${name}.json`
    ajv.addSchema(document, root)
    return operationsOf(document, root)
  })
  const validate = (pointer: string, body: unknown): string | undefined => {
    const check = ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer })
    return check(body) ? undefined : ajv.errorsText(check.errors, { dataVar: 'body' })
  }
  return (answer) => {
    const path = pathOf(answer.url)
    if (!/^\/(v[678]|api\/v1)(\/|$)/i.test(path)) return
    const found = operations.find(({ method, matches }) => method === answer.method && matches.test(path))
    const problem = found === undefined ? undocumented(answer) : problemOf(found, answer, validate)
    if (problem !== undefined)
      throw new Error(
        `${found?.name ?? `${answer.method} ${path}`} answered ${answer.status} against its document: ${problem}\n${answer.text.slice(0, 1_000)}`,
      )
  }
}

/** What no document knows may only be refused. */
function undocumented({ status }: Answered): string | undefined {
  return status >= 400 && status < 500 ? undefined : 'there is no such operation'
}

function problemOf(
  { operation, document, root, name }: Found,
  { status, contentType, text }: Answered,
  validate: (pointer: string, body: unknown) => string | undefined,
): string | undefined {
  const [described, pointer] = responseOf({ operation, document, root, name }, status, text)
  if (described === undefined) return `its document has no status ${status}`
  if (text === '' && described.content === undefined) return undefined
  const type = contentType.split(';')[0] ?? ''
  if (described.content === undefined) return `its document has no body for ${status}`
  const media = described.content[type]
  if (media === undefined) return `its document has no ${type || 'answer without a type'}`
  if (type !== 'application/json' || media.schema === undefined) return undefined
  return validate(`${pointer}/content/application~1json/schema`, JSON.parse(text))
}

/** The description of an answer, and where it stands. A refusal with a body is one even where 401 has none. */
function responseOf(
  { operation, document, root, name }: Found,
  status: number,
  text: string,
): [Described | undefined, string] {
  const { responses } = operation
  const exact = status === 401 && text !== '' ? undefined : responses[status]
  const key = exact === undefined ? 'default' : String(status)
  const described = exact ?? (status >= 400 ? responses['default'] : undefined)
  const component = described?.$ref?.split('/').at(-1)
  if (component !== undefined)
    return [document.components.responses[component], `${root}#/components/responses/${component}`]
  const [method = '', path = ''] = name.split(' ')
  return [described, `${root}#/paths/${escaped(path)}/${method}/responses/${key}`]
}

/** RFC 6901 §3, in a fragment of an address (§6). */
function escaped(path: string): string {
  return encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))
}

function operationsOf(document: Document, root: string): (Found & { method: string; matches: RegExp })[] {
  const found = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method} ${path}`,
      operation,
      document,
      root,
      method: method.toUpperCase(),
      matches: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
    })),
  )
  // `/Organizations/SyncState` before `/Organizations/{organizationId}`.
  return found.toSorted((one, other) => parameters(one.name) - parameters(other.name))
}

function parameters(path: string): number {
  return path.split('{').length
}

function pathOf(url: string): string {
  return new URL(url).pathname.replaceAll(/\/{2,}/g, '/')
}

/** Every object with named members has no others. */
function closed(node: unknown): Document
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => closed(item))
  if (typeof node !== 'object' || node === null) return node
  const members = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, closed(value)]))
  const isOpen =
    !('properties' in node) ||
    typeof node.properties !== 'object' ||
    Object.keys(node.properties ?? {}).length === 0 ||
    'additionalProperties' in node
  return isOpen ? members : { ...members, additionalProperties: false }
}

/** The same fetch, failing for an answer that its own document does not describe. */
export function checkingAnswers(fetch: Fetch, check: AnswerCheck): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    const contentType = response.headers.get('content-type') ?? ''
    // What may never end, or is large, is looked at from outside only.
    const isRead = contentType === '' || /json\b/.test(contentType)
    const text = isRead && !contentType.includes('ndjson') ? await response.clone().text() : ''
    check({ method: init?.method ?? 'GET', url: input, status: response.status, contentType, text })
    return response
  }
}
