/** Bodies of requests: lenient JSON in UTF-8, or nothing. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RequestError } from './errors.ts'
import { readLenientJson } from './lenient-json.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** @throws {RequestError} `malformed` for bytes that are no UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new RequestError('malformed', 'The body of the request is not UTF-8.')
  }
}

/** @throws {RequestError} `unsupported_media_type` for a body that would have to be unpacked first. */
export function checkContentCoding(request: FastifyRequest): void {
  const coding = request.headers['content-encoding']
  if (coding !== undefined && coding.toLowerCase() !== 'identity')
    throw new RequestError('unsupported_media_type', 'Send the body without Content-Encoding.')
}

/** Whether a request says nothing else of its body. */
export function isUtf8(request: FastifyRequest): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(request.headers['content-type'] ?? '')?.[1]
  return charset === undefined || /^utf-?8$/i.test(charset)
}

async function readJson(request: FastifyRequest, body: string | Buffer): Promise<unknown> {
  checkContentCoding(request)
  if (!isUtf8(request)) throw new RequestError('unsupported_media_type', 'Send the body in UTF-8.')
  return readLenientJson(decodeUtf8(Buffer.from(body)))
}

/** Reads JSON under any of its names; every other body is refused unless it is empty. */
export function acceptJson(app: FastifyInstance): void {
  app.addContentTypeParser(/^(application|text)\/([\w.-]+\+)?json\b/i, { parseAs: 'buffer' }, readJson)
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: string | Buffer) => {
      if (request.headers['content-type'] === undefined) return readJson(request, body)
      if (body.length === 0) return undefined
      throw new RequestError('unsupported_media_type', 'Send the body as application/json.')
    },
  )
}
