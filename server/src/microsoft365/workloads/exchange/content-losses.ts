/** What of a message's content Exchange cannot hold, found before anything is sent. */
import { losses } from './losses.ts'
import { isBodyText, type ParsedMessage } from './mime/message.ts'
import { decodeBody, type LeafPart } from './mime/parts.ts'

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
  const charsets = new Set(texts.map(({ charset }) => charset).filter((label) => !isKnownCharset(label)))
  const alternatives = texts.filter(({ within }) => within.includes('multipart/alternative'))
  const hasHtml = alternatives.some(({ type }) => type === 'text/html')
  const hasPlain = alternatives.some(({ type }) => type === 'text/plain')
  return [
    ...(hasHtml && hasPlain ? [losses.textAlternative] : []),
    ...[...charsets].map((label) => losses.charset(label)),
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

/** As the mail parser knows them: by the labels of the WHATWG standard, also with `x-` before or a separator more. */
function isKnownCharset(label: string): boolean {
  const plain = label.replace(/^x-/, '')
  const spellings = [
    plain,
    plain.replaceAll('_', '-'),
    plain.replaceAll(/[-_]/g, ''),
    plain.replace(/^cp-?/, 'windows-'),
  ]
  return label === '' || /^(cp|ms)?-?(932|936|949|950)$/.test(plain) || spellings.some(isDecodable)
}

function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label) instanceof TextDecoder
  } catch {
    return false
  }
}
