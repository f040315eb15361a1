/** Reads what Graph answers: errors in its own words, JSON within bounds, bytes to the last one. */
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { connectionTrouble, describeConnectionTrouble } from '../clouds/connection-trouble.ts'
import { retryAfterSeconds } from '../clouds/retry-after.ts'
import { GraphError } from './errors.ts'

const longestMessage = 1_000
const errorLimitBytes = 262_144
const jsonLimitBytes = 67_108_864

const errorSchema = Type.Object({
  error: Type.Object({
    code: Type.Optional(Type.String({ maxLength: 256 })),
    message: Type.Optional(Type.String()),
    innerError: Type.Optional(Type.Object({ code: Type.Optional(Type.String({ maxLength: 256 })) })),
  }),
})

/** The error of an answer that is no success; reads the body as far as it is of use. */
export async function errorOf(response: Response, now: number): Promise<GraphError> {
  const { status, headers } = response
  const requestId = headers.get('request-id') ?? undefined
  const wait = retryAfterSeconds(headers.get('retry-after'), now)
  const options = { requestId, retryAfterSeconds: wait }
  if (status >= 300 && status < 400) {
    await response.body?.cancel()
    const message =
      'Microsoft Graph wanted to send Strongroom elsewhere; it did not go. Check the address of the cloud.'
    return new GraphError(status, 'redirectRefused', message, options)
  }
  const document = await readJson(response, errorLimitBytes).catch(() => undefined)
  if (!Value.Check(errorSchema, document))
    return new GraphError(
      status,
      `http${status}`,
      `Microsoft Graph answered with HTTP status ${status}.`,
      options,
    )
  const { code = '', message = '', innerError } = document.error
  // Some services say nothing outside and the truth inside.
  const telling = code === '' || code === 'UnknownError' ? (innerError?.code ?? code) : code
  const name = telling === '' ? `http${status}` : telling
  const words = oneLine(message)
  return new GraphError(
    status,
    name,
    `Microsoft Graph answered ${status} ${name}${words === '' ? '' : `: ${words}`}`,
    {
      ...options,
      detail: `request-id ${requestId ?? 'none'}`,
    },
  )
}

function oneLine(text: string): string {
  return text
    .slice(0, longestMessage)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
}

/**
 * Reads a JSON body.
 * @throws {GraphError} `connectionLost` when it is cut, `answerTooLarge`, `unexpectedAnswer` when it is not JSON.
 */
export async function readJson(response: Response, limitBytes = jsonLimitBytes): Promise<unknown> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of readBytes(response)) {
    size += piece.length
    if (size > limitBytes) {
      const message = `Microsoft Graph sent more than ${limitBytes} bytes where a page was expected.`
      throw new GraphError(response.status, 'answerTooLarge', message)
    }
    pieces.push(piece)
  }
  try {
    const document: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'))
    return document
  } catch (error) {
    const message = 'Microsoft Graph sent an answer that is not JSON.'
    throw new GraphError(response.status, 'unexpectedAnswer', message, {
      cause: error,
      requestId: response.headers.get('request-id') ?? undefined,
      detail: `${size} bytes of ${response.headers.get('content-type') ?? 'no content type'}`,
    })
  }
}

/**
 * The body as it arrives.
 * @yields the pieces of the body in order.
 * @throws {GraphError} `connectionLost` when the connection breaks or ends before `Content-Length` is reached.
 */
export async function* readBytes(response: Response): AsyncIterable<Uint8Array> {
  if (!response.body) return
  let size = 0
  try {
    for await (const piece of response.body) {
      size += piece.length
      yield piece
    }
  } catch (error) {
    throw connectionLost(response.status, error)
  }
  const announced = announcedLength(response)
  if (announced !== undefined && announced !== size)
    throw connectionLost(response.status, new Error(`${size} of ${announced} bytes arrived`))
}

/** The length of the body as it is given to us; unknown when it was compressed on the way. */
function announcedLength(response: Response): number | undefined {
  const length = response.headers.get('content-length')
  if (length === null || !/^\d+$/.test(length) || response.headers.has('content-encoding')) return undefined
  return Number(length)
}

/** The error of a request that got no answer at all. */
export function noAnswer(thrown: unknown): GraphError {
  const detail = describeConnectionTrouble(thrown)
  const trouble = connectionTrouble(thrown)
  if (trouble === 'lost') return connectionLost(0, thrown)
  if (trouble === 'unreachable') {
    const message = 'Microsoft Graph cannot be reached: check the network of this server.'
    return new GraphError(0, 'connectionFailed', message, { cause: thrown, detail })
  }
  const message =
    'Microsoft Graph did not prove its name with a trusted certificate: check the cloud and its caFile.'
  return new GraphError(0, 'untrustedCertificate', message, { cause: thrown, detail })
}

function connectionLost(status: number, thrown: unknown): GraphError {
  return new GraphError(status, 'connectionLost', 'The connection to Microsoft Graph broke.', {
    cause: thrown,
    detail: describeConnectionTrouble(thrown),
  })
}
