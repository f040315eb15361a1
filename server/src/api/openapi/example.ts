/** Examples for the OpenAPI documents: made from the schemas, with values that mean something. */

/** The part of JSON Schema that our documents use. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

export type Components = Readonly<Record<string, Schema>>

/** Below this only what has to be there is shown: otherwise one job would hold the whole directory. */
const deep = 6
/** Deeper than any resource; one that contains itself ends here. */
const deepest = 16
const uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const moment = '2026-11-21T12:00:00.000Z'

interface Place {
  readonly components: Components
  /** The member that the value is for: a `userName` looks like one. */
  readonly name: string
  readonly depth: number
}

export function exampleOf(
  schema: Schema,
  components: Components,
  place: Omit<Place, 'components'> = { name: '', depth: 0 },
): unknown {
  const referred = schema.$ref === undefined ? schema : components[schema.$ref.split('/').at(-1) ?? '']
  if (referred === undefined || place.depth > deepest) return {}
  if (referred.const !== undefined) return referred.const
  if (referred.enum !== undefined) return referred.enum[0]
  const [choice] = referred.anyOf ?? referred.oneOf ?? []
  if (choice !== undefined) return exampleOf(choice, components, place)
  return (makers[typeOf(referred) ?? ''] ?? anything)(referred, { components, ...place })
}

const makers: Readonly<Record<string, (schema: Schema, place: Place) => unknown>> = {
  object: objectExample,
  array: arrayExample,
  string: textExample,
  integer: numberExample,
  number: numberExample,
  boolean: (schema, { name }) => schema.default ?? /^(is|has|enable|use)/i.test(name),
  null: () => null,
}

function anything(): unknown {
  return {}
}

function typeOf({ type, properties, allOf }: Schema): string | undefined {
  if (properties !== undefined || allOf !== undefined) return 'object'
  return typeof type === 'string' ? type : type?.[0]
}

function objectExample(schema: Schema, { components, depth }: Place): object {
  const { properties = {}, additionalProperties, allOf = [], required = [] } = schema
  const below = (member: Schema, name: string): unknown =>
    exampleOf(member, components, { name, depth: depth + 1 })
  const written = new Map<string, unknown>()
  for (const part of allOf)
    for (const [name, value] of Object.entries(exampleOf(part, components, { name: '', depth }) ?? {}))
      written.set(name, value)
  for (const [name, member] of Object.entries(properties))
    if (depth < deep || required.includes(name)) written.set(name, below(member, name))
  if (written.size === 0 && typeof additionalProperties === 'object')
    written.set('self', below(additionalProperties, 'href'))
  return Object.fromEntries(written)
}

function arrayExample(schema: Schema, { components, name, depth }: Place): unknown[] {
  const { items = {}, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema
  const count = Math.min(Math.max(1, minItems), maxItems)
  const place = { name: name.replace(/s$/, ''), depth: depth + 1 }
  return Array.from({ length: count }, () => exampleOf(items, components, place))
}

function numberExample({ minimum = 0, maximum = Number.POSITIVE_INFINITY }: Schema, { name }: Place): number {
  const [, usual = minimum] = numbers.find(([pattern]) => pattern.test(name)) ?? []
  return Math.min(Math.max(usual, minimum), maximum)
}

const numbers: readonly (readonly [RegExp, number])[] = [
  [/bytes/i, 1_048_576],
  [/^limit$/, 30],
  [/^port$/i, 4443],
]

function textExample({ format, minLength = 0, maxLength }: Schema, { name }: Place): string {
  if (format === 'uuid') return uuid
  if (format === 'date-time') return moment
  const [, known = name === '' ? 'text' : name] = values.find(([pattern]) => pattern.test(name)) ?? []
  return known.slice(0, maxLength).padEnd(minLength, 'x')
}

/** What members of these names hold, the most telling name first. */
const values: readonly (readonly [RegExp, string])[] = [
  [/^id$|Ids?$|familyId/, uuid],
  [/href$/i, '/v8/Organizations'],
  [/verificationUr|authorizationUrl/i, 'https://login.microsoftonline.com/common/oauth2/deviceauth'],
  [/ur[il]$|^link$|^audience$/i, 'https://backup.example.com:4443/'],
  [/password|secret|token|assertion|code_verifier/i, 'not-shown'],
  [
    /^(userName|username|login|account|email|mail|from|to|cc|bcc|upn|smtpUser|target)$/i,
    'alice@contoso.onmicrosoft.com',
  ],
  [/^(officeName|officeOrganizationName|tenant|domain|organization)$/i, 'contoso.onmicrosoft.com'],
  [/code$/i, 'ABCD12345'],
  [/^displayName$/, 'Alice'],
  [/Name$|^name$/, 'Contoso'],
  [/time$|At$|^date|Date$/i, moment],
  [/path$/i, '/var/lib/strongroom/vault'],
  [/host$|server$/i, 'backup.example.com'],
  [/subject|title/i, 'Monthly report'],
  [/message|reason|description|details|text/i, 'Words for people to read.'],
  [/version/i, '1.0.0'],
  [/sha|hash|thumbprint|digest/i, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
]
