/** Content handed out as a file: it may be large, and a client that takes nothing is cut off. */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { attachment } from './content-disposition.ts'

/** A download that takes nothing for so long is cut off. */
const stalledMs = 60_000

export interface Download {
  readonly fileName: string
  /** Undefined when it shows at the end. */
  readonly sizeBytes?: number
  readonly content: AsyncIterable<Uint8Array>
}

export async function sendDownload(
  reply: FastifyReply,
  { fileName, sizeBytes, content }: Download,
): Promise<FastifyReply> {
  const pieces = await afterFirst(content)
  reply.raw.setTimeout(stalledMs, () => reply.raw.destroy())
  return reply
    .type('application/octet-stream')
    .headers({
      ...(sizeBytes === undefined ? {} : { 'content-length': sizeBytes }),
      'content-disposition': attachment(fileName),
    })
    .send(Readable.from(pieces, { objectMode: false }))
}

/** Reads the first piece before the answer begins, so that content that cannot be read is still a clean refusal. */
async function afterFirst(content: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = content[Symbol.asyncIterator]()
  const first = await iterator.next()
  return (async function* pieces() {
    try {
      for (let piece = first; piece.done !== true; piece = await iterator.next()) yield piece.value
    } finally {
      // A client that goes away ends the reading.
      await iterator.return?.()
    }
  })()
}
