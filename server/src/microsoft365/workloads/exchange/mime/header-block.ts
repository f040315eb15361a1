/** The header block of a message as one text, for the property that holds it in Exchange (MS-OXOMSG 2.2.1.61). */
import { Buffer } from 'node:buffer'

/** The header block, at most so many characters of it, in whole fields. */
export interface HeaderBlock {
  readonly text: string
  readonly isCut: boolean
}

/** Everything before the first empty line; UTF-8 where it is (RFC 6532), Latin-1 otherwise. */
export function readHeaderBlock(mime: Uint8Array, limit: number): HeaderBlock {
  const block = decode(mime.subarray(0, headerEnd(mime)))
  const fields = block.split(/\r?\n(?![ \t])/).filter((field) => field !== '')
  let text = ''
  for (const field of fields) {
    const more = `${field.replaceAll(/\r?\n/g, '\r\n')}\r\n`
    if (text.length + more.length > limit) return { text, isCut: true }
    text += more
  }
  return { text, isCut: false }
}

/** What follows the header block. */
export function readBody(mime: Uint8Array): string {
  return decode(mime.subarray(headerEnd(mime))).trim()
}

function headerEnd(mime: Uint8Array): number {
  const message = Buffer.from(mime.buffer, mime.byteOffset, mime.byteLength)
  // A message that begins with an empty line has no header.
  if (/^\r?\n/.test(message.toString('latin1', 0, 2))) return 0
  const ends = ['\r\n\r\n', '\n\n'].map((end) => message.indexOf(end)).filter((at) => at !== -1)
  return ends.length === 0 ? message.length : Math.min(...ends)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes).toString('latin1')
  }
}
