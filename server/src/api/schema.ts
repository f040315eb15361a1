/** One description of every resource, from which the schemas of v6, v7 and v8 are cut. */
import type { NewJob } from '../operations/index.ts'
import { Type, type Static, type TObject, type TProperties, type TSchema, type TUnsafe } from 'typebox'

export const apiVersions = [6, 7, 8] as const
export type ApiVersion = (typeof apiVersions)[number]

/** Any JSON value, as the operations keep it. */
export type Json = NewJob['schedulePolicy']

/** Members that not every version has: from which version on, and up to which. */
export interface MemberVersions<Name extends string> {
  readonly since?: Partial<Record<Name, ApiVersion>>
  readonly until?: Partial<Record<Name, ApiVersion>>
}

const versionsKeyword = 'x-member-versions'

/** An object of the dialect, named as the dialect names it. */
export function resource<Properties extends TProperties>(
  name: string,
  properties: Properties,
  versions: MemberVersions<keyof Properties & string> = {},
): TObject<Properties> {
  return Type.Object(properties, { $id: name, [versionsKeyword]: versions })
}

/** The resource as one version knows it: what a version does not know never leaves the server in its answers. */
export function forVersion(schema: TObject, version: ApiVersion): TObject {
  const versions: unknown = Reflect.get(schema, versionsKeyword)
  const bound = (kind: 'since' | 'until', name: string, open: number): number => {
    const limits: unknown = isObject(versions) ? Reflect.get(versions, kind) : undefined
    const limit: unknown = isObject(limits) ? Reflect.get(limits, name) : undefined
    return typeof limit === 'number' ? limit : open
  }
  const members = Object.entries(schema.properties).filter(
    ([name]) =>
      version >= bound('since', name, 0) && version <= bound('until', name, Number.POSITIVE_INFINITY),
  )
  return Type.Object(Object.fromEntries(members), { $id: nameOf(schema) })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** A reference to a resource by name, with the type of what it stands for. */
export function refTo<Schema extends TSchema>(schema: Schema): TUnsafe<Static<Schema>> {
  return Type.Unsafe<Static<Schema>>(Type.Ref(nameOf(schema)))
}

export function nameOf(schema: TSchema): string {
  const name: unknown = Reflect.get(schema, '$id')
  if (typeof name !== 'string') throw new TypeError('a resource has a name')
  return name
}

/** One of these texts. */
export function oneOf<const Values extends readonly string[]>(...values: Values): TUnsafe<Values[number]> {
  return Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] })
}

export const uuid = Type.String({ format: 'uuid' })
export const dateTime = Type.String({ format: 'date-time' })

/** Relations to other resources; every `href` is root-relative. */
export type Links = { readonly [relation: string]: { readonly href: string } }
export const links = Type.Unsafe<Links>({
  type: 'object',
  additionalProperties: { type: 'object', properties: { href: { type: 'string' } }, required: ['href'] },
})

/** Leaves out members without a value: absent and `null` are not the same to clients of the dialect. */
export function defined<Value extends object>(value: Value): Defined<Value>
export function defined(value: object): object {
  // Every resource of every answer goes through here.
  const found: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) if (member !== undefined) found[name] = member
  return found
}

type Defined<Value> = {
  [Name in keyof Value as undefined extends Value[Name] ? never : Name]: Value[Name]
} & {
  [Name in keyof Value as undefined extends Value[Name] ? Name : never]?: Exclude<Value[Name], undefined>
}
