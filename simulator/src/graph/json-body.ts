/** Reads JSON bodies: wrong content type, wrong JSON, unknown properties and wrong types are refused as Graph refuses them. */
import { isRecord, type JsonRecord } from '../json.ts'
import type { SimulatorRequest } from '../http.ts'
import { badRequest, directoryBadRequest, type Family, GraphFailure } from './errors.ts'

function requireContentType(request: SimulatorRequest, type: string): void {
  const given = mediaType(request)
  if (given !== type) {
    throw new GraphFailure(
      415,
      'UnsupportedMediaType',
      `The media type '${given}' is not supported by this resource; expected '${type}'.`,
    )
  }
}

export function mediaType(request: SimulatorRequest): string {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

export function readJsonBody(request: SimulatorRequest, family: Family): JsonRecord {
  if (request.body.length === 0) {
    throw family === 'outlook'
      ? badRequest('Empty Payload. JSON content expected.')
      : badRequest('Empty Payload. JSON content expected.')
  }
  requireContentType(request, 'application/json')
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'))
    if (isRecord(value)) return value
  } catch {
    // answered below, like a body that is no object
  }
  throw badRequest(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  )
}

/** What may stand in an object besides its properties. */
const isAnnotation = (name: string) => name.includes('@odata.')

/** @throws {GraphFailure} for a property that the type does not have. */
export function requireKnown(body: JsonRecord, known: readonly string[], type: string, family: Family): void {
  const unknown = Object.keys(body).find((name) => !isAnnotation(name) && !known.includes(name))
  if (unknown === undefined) return
  throw family === 'outlook'
    ? new GraphFailure(
        400,
        'RequestBodyRead',
        `The property '${unknown}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`,
      )
    : directoryBadRequest(
        `One or more property values specified are invalid: the property '${unknown}' does not exist on type '${type}'.`,
      )
}

/** Readers of one property; a value of another type is refused. */
export function createFieldReader(body: JsonRecord, family: Family) {
  const wrong = (name: string) =>
    family === 'outlook'
      ? new GraphFailure(
          400,
          'RequestBodyRead',
          `Cannot convert the value of property '${name}' to its type.`,
        )
      : directoryBadRequest(`Invalid value specified for property '${name}' of resource.`)
  const typed = <Value>(name: string, isValue: (value: unknown) => value is Value): Value | undefined => {
    const value = body[name]
    if (value === undefined) return undefined
    if (!isValue(value)) throw wrong(name)
    return value
  }
  return {
    wrong,
    text: (name: string) => typed(name, isText),
    nullableText: (name: string) => (body[name] === null ? null : typed(name, isText)),
    truth: (name: string) => typed(name, isTruth),
    texts: (name: string) => typed(name, isTexts),
    record: (name: string) => typed(name, isRecord),
    records: (name: string) => typed(name, isRecords),
  }
}

export type FieldReader = ReturnType<typeof createFieldReader>

const isText = (value: unknown): value is string => typeof value === 'string'
const isTruth = (value: unknown): value is boolean => typeof value === 'boolean'
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)
const isRecords = (value: unknown): value is JsonRecord[] => Array.isArray(value) && value.every(isRecord)
