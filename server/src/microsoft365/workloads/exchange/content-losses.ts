/** What of a message's content Exchange cannot hold, found before anything is sent. */
import { losses } from './losses.ts'
import { isKnownCharset } from './mime/charsets.ts'
import { isBeyondDeclaration, isUtf8 } from './mime/declared-charset.ts'
import type { ParsedMessage } from './mime/message.ts'
import { decodeBody, isBodyText, type LeafPart } from './mime/parts.ts'

const receiptFields = ['disposition-notification-to', 'return-receipt-to', 'x-confirm-reading-to']
const encryptedTypes = /^application\/(x-)?(pkcs7-mime|pgp-encrypted)$/
const signatureTypes = /^(multipart\/signed|application\/((x-)?pkcs7|pgp)-signature)$/
const replacement = '\u{FFFD}'
const utf8Replacement = Buffer.from(replacement)

/** One sentence for each thing that the message has and its restored copy will not have. */
export function contentLosses(message: ParsedMessage | undefined): readonly string[] {
  if (message === undefined) return []
  return [
    ...textLosses(message),
    ...structureLosses(message),
    ...message.attachments
      .filter(({ type }) => type === 'message/rfc822')
      .map(({ name }) => losses.attachedMessage(name)),
  ]
}

function textLosses(message: ParsedMessage): readonly string[] {
  const texts = message.parts.filter(isBodyText)
  // Where nothing is declared, UTF-8 is read, and what does not fit becomes a replacement character.
  const guessed = texts.filter((part) => part.charset !== '' && isBeyondDeclaration(part) && !isUtf8(part))
  const unknown = guessed.filter(({ charset }) => !isKnownCharset(charset))
  const undeclared = guessed.filter(({ charset }) => isKnownCharset(charset))
  const alternatives = texts.filter(({ within }) => within.includes('multipart/alternative'))
  const hasHtml = alternatives.some(({ type }) => type === 'text/html')
  const hasPlain = alternatives.some(({ type }) => type === 'text/plain')
  return [
    ...(hasHtml && hasPlain ? [losses.textAlternative] : []),
    ...unknown.map(({ charset }) => losses.charset(charset)),
    ...undeclared.map(({ charset }) => losses.undeclared(charset)),
    ...(isDamaged(message, texts) ? [losses.undecodable] : []),
  ]
}

function structureLosses({ parts, fieldNames }: ParsedMessage): readonly string[] {
  const types = new Set(parts.flatMap(({ type, within }) => [type, ...within]))
  const isEncrypted = [...types].some((type) => encryptedTypes.test(type))
  return [
    ...([...types].some((type) => signatureTypes.test(type)) ? [losses.signature] : []),
    ...(isEncrypted ? [losses.encrypted] : []),
    ...(parts.some(({ type, method }) => type === 'text/calendar' && method !== '')
      ? [losses.invitation]
      : []),
    ...(types.has('multipart/report') ? [losses.report] : []),
    ...(receiptFields.some((field) => fieldNames.has(field)) ? [losses.receiptRequest] : []),
    ...(parts.some(({ encoding }) => /^(x-)?uu(e|encode)$/.test(encoding)) ? [losses.uuencoded] : []),
  ]
}

/** Whether decoding put replacement characters where the message itself has none. */
function isDamaged({ html, text }: ParsedMessage, texts: readonly LeafPart[]): boolean {
  if (!`${html ?? ''}${text ?? ''}`.includes(replacement)) return false
  return !texts.some((part) => Buffer.from(decodeBody(part)).includes(utf8Replacement))
}
