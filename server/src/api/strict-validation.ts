/**
 * Validation of bodies that must mean what they say: an unknown property is refused, nothing is converted. For routes
 * that hand out rights; the dialect's routes read leniently.
 */
import type { FastifySchemaCompiler } from 'fastify'
import { Type, type TProperties, type TObject, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { RequestError } from './http/errors.ts'

/** An object that may have these members alone. */
export function strictObject<Properties extends TProperties>(properties: Properties): TObject<Properties> {
  return Type.Object(properties, { additionalProperties: false })
}

/** The same members, any of which may be left out. */
export function strictPartial<Properties extends TProperties>(
  properties: Properties,
): ReturnType<typeof Type.Partial<TObject<Properties>>> {
  return Type.Partial(Type.Object(properties), { additionalProperties: false })
}

/** For the option `validatorCompiler` of a route. Only what JSON can say differs from the text of an address. */
export const validateStrictly: FastifySchemaCompiler<TSchema> =
  ({ schema, httpPart }) =>
  (value: unknown) => {
    const read = httpPart === 'body' ? value : Value.Convert(schema, Value.Clone(value ?? {}))
    return Value.Check(schema, read) ? { value: read } : { error: misfit(schema, read) }
  }

/** What is most wrong: a property too many, one too few, then whatever comes first. */
function misfit(schema: TSchema, value: unknown): RequestError {
  const errors = Value.Errors(schema, value)
  for (const error of errors)
    if (error.keyword === 'additionalProperties')
      return malformed(error.instancePath, error.params.additionalProperties[0], 'is an unknown property')
  for (const error of errors)
    if (error.keyword === 'required')
      return malformed(error.instancePath, error.params.requiredProperties[0], 'is missing')
  const [first] = errors
  if (first === undefined) return new RequestError('malformed', 'The request cannot be read.')
  if (first.keyword === 'enum')
    return malformed(
      first.instancePath,
      undefined,
      `has to be one of ${first.params.allowedValues.join(', ')}`,
    )
  return malformed(first.instancePath, undefined, first.message)
}

function malformed(pointer: string, member: string | undefined, what: string): RequestError {
  const path = [...pointer.split('/').slice(1), ...(member === undefined ? [] : [member])].join('.')
  return new RequestError('malformed', `${path === '' ? 'The request body' : path} ${what}.`)
}
