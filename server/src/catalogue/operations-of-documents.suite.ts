/** The registered routes with what the OpenAPI documents say of them: parameters, body and answers. */
import type { Api } from '../api/api.ts'

/** The part of JSON Schema that bodies are described with. */
export interface BodySchema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly BodySchema[]
  readonly properties?: Readonly<Record<string, BodySchema>>
  readonly required?: readonly string[]
  readonly items?: BodySchema
  readonly minimum?: number
  readonly maximum?: number
  readonly additionalProperties?: boolean | object
}

export interface RouteOperation {
  readonly method: string
  /** With parameters as `:name`. */
  readonly path: string
  readonly access: string
  /** `v6`, `v7`, `v8` or `own`; undefined for pages, which have no document. */
  readonly document: string | undefined
  /** Why nothing here serves the operation, where that is so. */
  readonly support: string | undefined
  /** Names of the parameters of its query, with their schemas. */
  readonly query: Readonly<Record<string, BodySchema>>
  /** Undefined for a route that reads no JSON body. */
  readonly body: BodySchema | undefined
  readonly components: Readonly<Record<string, BodySchema>>
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>
}

interface DocumentedOperation {
  readonly 'x-support'?: string
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema: BodySchema }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: BodySchema }>> }
  readonly responses?: RouteOperation['responses']
}

interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, BodySchema>> }
}

export function describeOperations(api: Api): readonly RouteOperation[] {
  const documents = Object.entries(api.documents()).map(([name, document]) => {
    const parsed: OpenApiDocument = JSON.parse(JSON.stringify(document))
    return [name, parsed] as const
  })
  return api.routes.map(({ method, path, access }) => {
    const documented = path.replaceAll(/:(\w+)/g, '{$1}')
    const found = documents.find(([, { paths }]) => paths[documented]?.[method.toLowerCase()] !== undefined)
    const operation = found?.[1].paths[documented]?.[method.toLowerCase()] ?? {}
    const inQuery = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
    return {
      method,
      path,
      access,
      document: found?.[0],
      support: operation['x-support'],
      query: Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema])),
      body: operation.requestBody?.content['application/json']?.schema,
      components: found?.[1].components?.schemas ?? {},
      responses: operation.responses ?? {},
    }
  })
}

/** The schema itself, where a name stands for it. */
export function resolved(schema: BodySchema, { components }: Pick<RouteOperation, 'components'>): BodySchema {
  if (schema.$ref === undefined) return schema
  const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)
  const found = components[name]
  if (found === undefined) throw new Error(`no component ${name}`)
  return resolved(found, { components })
}

/** A value that fits: only required members unless `all` is wanted. */
export function sampleOf(
  schema: BodySchema,
  operation: Pick<RouteOperation, 'components'>,
  all = false,
): unknown {
  const one = resolved(schema, operation)
  const [alternative] = one.anyOf ?? []
  if (alternative !== undefined) return sampleOf(alternative, operation, all)
  const [only = one.const] = one.enum ?? []
  if (only !== undefined) return only
  if (one.type === 'object') return sampleObject(one, operation, all)
  if (one.type === 'array')
    return one.items === undefined || !all ? [] : [sampleOf(one.items, operation, all)]
  return sampleScalar(one)
}

function sampleScalar({ type, format, minimum = 1 }: BodySchema): unknown {
  if (type === 'integer' || type === 'number') return Math.max(1, minimum)
  if (type === 'boolean') return true
  return format === 'uuid' ? '99999999-9999-4999-8999-999999999999' : 'sample'
}

function sampleObject(
  { properties = {}, required = [] }: BodySchema,
  operation: Pick<RouteOperation, 'components'>,
  all: boolean,
): object {
  const wanted = Object.entries(properties).filter(([name]) => all || required.includes(name))
  return Object.fromEntries(wanted.map(([name, member]) => [name, sampleOf(member, operation, all)]))
}

/** Whom a route lets in, as a token of the stand-in sessions; undefined for a route that asks nobody. */
export function tokenFor({ access }: Pick<RouteOperation, 'access'>): string | undefined {
  if (access === 'anonymous') return undefined
  return access === 'person' || access === 'operator' ? access : 'administrator'
}

/** The address with each parameter replaced. */
export function addressOf(path: string, values: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(values[name] ?? 'unknown'))
}
