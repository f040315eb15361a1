/** Refusals as Graph words them; directory and Outlook do not use the same codes (reference section 4.2). */
import type { SimulatorReply, SimulatorRequest } from '../http.ts'

/** The service behind a path: each has its own codes for the same refusal. */
export type Family = 'directory' | 'outlook' | 'sharepoint' | 'teams'

export interface ErrorDetail {
  readonly code: string
  readonly message: string
  readonly target: string
}

/** A refusal with Microsoft's status, code and text. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure'
  readonly status: number
  readonly code: string
  readonly headers: Readonly<Record<string, string>>
  /** What else is said, such as the property that is wrong. */
  details: readonly ErrorDetail[] = []

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

export function errorReply(failure: GraphFailure, request: SimulatorRequest, now: number): SimulatorReply {
  return {
    status: failure.status,
    headers: { 'content-type': 'application/json', ...failure.headers },
    body: {
      error: {
        code: failure.code,
        message: failure.message,
        ...(failure.details.length === 0 ? {} : { details: failure.details }),
        innerError: {
          date: new Date(now).toISOString().slice(0, 19),
          'request-id': request.requestId,
          'client-request-id': clientRequestId(request),
        },
      },
    },
  }
}

/** The caller's own id of the request, or ours. */
export function clientRequestId(request: SimulatorRequest): string {
  const given = request.headers['client-request-id']
  return typeof given === 'string' && given !== '' ? given : request.requestId
}

export const badRequest = (message: string) => new GraphFailure(400, 'BadRequest', message)

export const directoryBadRequest = (message: string) => new GraphFailure(400, 'Request_BadRequest', message)

/** The same, with a code of its own about one property. */
export function badProperty(target: string, code: string, message: string): GraphFailure {
  return Object.assign(directoryBadRequest(message), { details: [{ code, message, target }] })
}

export const resourceNotFound = (id: string) =>
  new GraphFailure(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )

export const insufficientPrivileges = () =>
  new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')

export const itemNotFound = () =>
  new GraphFailure(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')

export const accessDenied = () =>
  new GraphFailure(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')

export const invalidIdMalformed = () => new GraphFailure(400, 'ErrorInvalidIdMalformed', 'Id is malformed.')

export const invalidUrlQuery = (message: string) => new GraphFailure(400, 'ErrorInvalidUrlQuery', message)

/** A query option that the service does not take. */
export function unsupportedOption(family: Family, option: string): GraphFailure {
  return family === 'outlook'
    ? invalidUrlQuery(`The query parameter '${option}' is not supported by this resource.`)
    : new GraphFailure(400, 'Request_UnsupportedQuery', `The query parameter '${option}' is not supported.`)
}

export function forbiddenFor(family: Family): GraphFailure {
  switch (family) {
    case 'outlook':
      return accessDenied()
    case 'sharepoint':
      return new GraphFailure(403, 'accessDenied', 'Access denied')
    case 'teams':
      return new GraphFailure(403, 'Forbidden', 'Missing scope or role permissions on the request.')
    case 'directory':
      break
  }
  return insufficientPrivileges()
}
