/** Text that is UTF-8 although its header says nothing of it, as many a mailer of old sent it. */
import { Buffer } from 'node:buffer'

import { isKnownCharset } from './charsets.ts'
import { decodeBody, isBodyText, type LeafPart } from './parts.ts'

const charsetParameter = /;[ \t\r\n]*charset[ \t]*=[ \t]*(?:"[^"\r\n]*"|[^;\s"]+)/i

/** Whether text of this part has bytes that the character set that it declares does not have. */
export function isBeyondDeclaration(part: LeafPart): boolean {
  return isAsciiOrUnknown(part.charset) && isBodyText(part) && decodeBody(part).some((byte) => byte > 0x7f)
}

/** Whether the part's bytes are UTF-8, which bytes of another character set hardly ever are by chance. */
export function isUtf8(part: LeafPart): boolean {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(decodeBody(part)) !== undefined
  } catch {
    return false
  }
}

/**
 * The message for the mail parser: where a text part is UTF-8 and declares US-ASCII, or a character set that nobody
 * knows, its header is made to say so. Every other byte stays.
 */
export function declareUtf8(mime: Uint8Array, parts: readonly LeafPart[]): Uint8Array {
  const mended = parts.filter((part) => part.charset !== '' && isBeyondDeclaration(part) && isUtf8(part))
  if (mended.length === 0) return mime
  const pieces: Uint8Array[] = []
  let at = 0
  for (const { headerStart, bodyStart } of mended) {
    const header = Buffer.from(mime.subarray(headerStart, bodyStart)).toString('latin1')
    pieces.push(mime.subarray(at, headerStart))
    pieces.push(Buffer.from(header.replace(charsetParameter, '; charset=utf-8'), 'latin1'))
    at = bodyStart
  }
  return Buffer.concat([...pieces, mime.subarray(at)])
}

function isAsciiOrUnknown(charset: string): boolean {
  return charset === '' || /^(us-)?ascii$/.test(charset) || !isKnownCharset(charset)
}
