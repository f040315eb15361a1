/** What every operation may answer besides what its route declares: refusals, files, and words about them. */
import type { ApiVersion } from '../schema.ts'
import type { Schema } from './example.ts'

export interface MediaType {
  schema?: Schema
  example?: unknown
}

export interface Response {
  $ref?: string
  description?: string
  content?: Record<string, MediaType>
}

const text: Schema = { type: 'string' }

const v8ErrorCodes = [
  'HttpError',
  'OperationConflict',
  'OutdatedChangeToken',
  'ParameterValidationFailure',
  'ResourceAccessDenied',
  'ResourceNotFound',
  'Timeout',
]

/** Schemas of refusals, by name. */
export function refusalSchemas(version: ApiVersion | 'own'): Readonly<Record<string, Schema>> {
  if (version === 'own')
    return {
      Error: {
        type: 'object',
        required: ['code', 'message', 'requestId'],
        properties: { code: text, message: text, requestId: text },
      },
    }
  const code = version === 8 ? { errorCode: { type: 'string', enum: v8ErrorCodes } } : {}
  return {
    RESTExceptionInfo: { type: 'object', required: ['message'], properties: { message: text, ...code } },
    OAuthError: {
      type: 'object',
      required: ['error', 'error_description', 'message'],
      properties: { error: text, error_description: text, message: text, request_id: text },
    },
  }
}

/** Refusals that operations refer to, by name. */
export function refusals(version: ApiVersion | 'own'): Readonly<Record<string, Response>> {
  if (version === 'own')
    return {
      Unauthorized: unauthorized,
      Refused: refusal('Refused, with a code for programs and what to do next for people.', 'Error', {
        code: 'not_found',
        message: 'The object was not found.',
        requestId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      }),
    }
  const errorCode = version === 8 ? { errorCode: 'ResourceNotFound' } : {}
  return {
    Unauthorized: unauthorized,
    Refused: refusal('Refused, with what to do next.', 'RESTExceptionInfo', {
      message: 'The object was not found.',
      ...errorCode,
    }),
    RefusedGrant: refusal('Refused (RFC 6749, section 5.2).', 'OAuthError', {
      error: 'invalid_grant',
      error_description: 'The sign-in was refused.',
      message: 'The sign-in was refused.',
      request_id: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    }),
  }
}

const unauthorized: Response = {
  description: 'No session: the token is missing, unknown or has expired. The body is empty.',
}

function refusal(description: string, schema: string, example: object): Response {
  return {
    description,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, example } },
  }
}

const file: Schema = { type: 'string', format: 'binary' }

/** Files that are sent as they are read: their routes have no schema. */
const files: Readonly<Record<string, string>> = {
  exportAudit: 'application/x-ndjson',
  followEvents: 'text/event-stream',
  getMessageAttachment: 'application/octet-stream',
  getMessageBody: 'text/html',
  getSupportBundle: 'application/zip',
  saveMailbox: 'application/zip',
  ExchangeItem_SaveItems: 'application/octet-stream',
  ExchangeItem_SaveItemAction: 'application/octet-stream',
}

export function fileContent(operationId: string): Record<string, MediaType> | undefined {
  const type =
    files[operationId] ?? (operationId.startsWith('Reports_') ? 'application/octet-stream' : undefined)
  return type === undefined ? undefined : { [type]: { schema: file } }
}

/** In place of the generator's words. */
export function descriptionOf(status: string): string {
  const words: Readonly<Record<string, string>> = {
    '200': 'Done.',
    '201': 'Made.',
    '202': 'Begun; ask again how far it is.',
    '204': 'Done; there is nothing to say.',
    '503': 'Not able to serve at the moment.',
  }
  return words[status] ?? 'The answer.'
}
