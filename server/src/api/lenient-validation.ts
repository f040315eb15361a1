/** Validation of requests by {@link coerce}: bodies and paths strictly, query strings without ever failing. */
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'
import { coerce, type RequestSchema } from './http/coerce.ts'
import { RequestError } from './http/errors.ts'

function lenientCompiler(
  components: ReadonlyMap<string, RequestSchema>,
  refuseUnknown: boolean,
): FastifySchemaCompiler<RequestSchema> {
  return ({ schema, httpPart }) => {
    const isQuery = httpPart === 'querystring'
    const options = { components, dropMisfits: isQuery, refuseUnknown: refuseUnknown && httpPart === 'body' }
    const whenAbsent = schema.type === 'array' ? [] : {}
    return (value: unknown) => {
      try {
        return {
          value: coerce(value ?? whenAbsent, schema, options, isQuery ? 'the query' : 'the request body'),
        }
      } catch (error) {
        if (error instanceof RequestError) return { error }
        throw error
      }
    }
  }
}

export interface ReadingOptions {
  /** Whether a body may not have members that its schema does not know. */
  readonly refuseUnknown?: boolean
}

/** Reads requests of this instance's routes leniently; `components` are what its schemas refer to by name. */
export function readLeniently(
  app: FastifyInstance,
  components: ReadonlyMap<string, RequestSchema>,
  { refuseUnknown = false }: ReadingOptions = {},
): void {
  app.setValidatorCompiler(lenientCompiler(components, refuseUnknown))
}
