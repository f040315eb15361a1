/**
 * Writes a MIME message anew with the same meaning and other bytes, as Exchange may on any read: other boundaries,
 * other transfer encodings (RFC 2045 section 6), another order of header fields. Parts that are signed stay as they are.
 */
import { base64Lines } from './mime-render.ts'

interface Entity {
  /** Raw fields, folded lines included, without their last line break. */
  readonly fields: readonly string[]
  /** One character a byte. */
  readonly body: string
}

/** @param salt - Makes the new boundaries. */
export function rewriteMime(mime: Buffer, salt: string): Buffer {
  const entity = splitEntity(mime.toString('latin1'))
  if (!isRegular(entity)) return mime
  const trace = entity.fields.filter(isTrace)
  const others = reordered(entity.fields.filter((field) => !isTrace(field)))
  const { fields, body } = rewriteEntity({ fields: [...trace, ...others], body: entity.body }, salt)
  if (body === entity.body) return mime // signed, or cut short: nothing is touched that is not understood
  return Buffer.from(`${fields.map((field) => `${field}\r\n`).join('')}\r\n${body}`, 'latin1')
}

/** A head that readers may understand differently is given as it came. */
function isRegular({ fields }: Entity): boolean {
  const names = fields.map((field) => /^([!-9;-~]+)[ \t]*:/.exec(field)?.[1]?.toLowerCase())
  const types = names.filter((name) => name === 'content-type')
  return fields.length > 0 && !names.includes(undefined) && types.length < 2
}

/** The names in reverse, fields of one name in their order: readers differ on which of two counts. */
function reordered(fields: readonly string[]): string[] {
  const groups = new Map<string, string[]>()
  for (const field of fields) {
    const name = field.slice(0, field.indexOf(':')).trim().toLowerCase()
    groups.set(name, [...(groups.get(name) ?? []), field])
  }
  return [...groups.values()].toReversed().flat()
}

/** Trace fields keep their order (RFC 5322 section 3.6.7). */
const isTrace = (field: string) => /^(received|return-path|resent-[a-z-]+)[ \t]*:/i.test(field)

function splitEntity(text: string): Entity {
  const end = /\r?\n\r?\n/.exec(text)
  const atStart = /^\r?\n/.exec(text)
  if (atStart !== null) return { fields: [], body: text.slice(atStart[0].length) }
  const head = end === null ? text : text.slice(0, end.index)
  const body = end === null ? '' : text.slice(end.index + end[0].length)
  const lines = head.split(/\r?\n(?![ \t])/)
  return { fields: lines.filter((line) => line !== ''), body }
}

function fieldValue(entity: Entity, name: string): string {
  const found = entity.fields.find((field) => field.toLowerCase().startsWith(`${name}:`))
  return found === undefined
    ? ''
    : found
        .slice(name.length + 1)
        .replaceAll(/\r?\n/g, '')
        .trim()
}

function rewriteEntity(entity: Entity, salt: string): Entity {
  const type = fieldValue(entity, 'content-type').toLowerCase()
  if (type.startsWith('multipart/signed') || type.startsWith('message/')) return entity
  return type.startsWith('multipart/') ? rewriteMultipart(entity, salt) : rewriteLeaf(entity)
}

function rewriteMultipart(entity: Entity, salt: string): Entity {
  const old = boundaryOf(entity)
  if (old === undefined) return entity
  const parts = splitParts(entity.body, old)
  if (parts === undefined) return entity
  const fresh = `rewritten_${salt}`
  const rewritten = parts.map((part, index) => rewriteEntity(splitEntity(part), `${salt}_${index}`))
  const body = rewritten.map(
    ({ fields, body: text }) =>
      `--${fresh}\r\n${fields.map((field) => `${field}\r\n`).join('')}\r\n${text}\r\n`,
  )
  const fields = entity.fields.map((field) =>
    field.toLowerCase().startsWith('content-type:') ? withBoundary(field, fresh) : field,
  )
  return { fields, body: `${body.join('')}--${fresh}--\r\n` }
}

function boundaryOf(entity: Entity): string | undefined {
  const types = entity.fields.filter((field) => field.toLowerCase().startsWith('content-type:'))
  if (types.length !== 1) return undefined
  const match = /boundary[ \t]*=[ \t]*(?:"([^"]+)"|([^\s;"]+)[ \t]*(?:;|$))/i.exec(
    fieldValue(entity, 'content-type'),
  )
  return match?.[1] ?? match?.[2]
}

const withBoundary = (field: string, boundary: string) =>
  field.replace(/boundary[ \t]*=[ \t]*(?:"[^"]+"|[^\s;]+)/i, `boundary="${boundary}"`)

/** The texts between delimiters; undefined when the body does not close as it should, so that nothing is guessed. */
function splitParts(body: string, boundary: string): string[] | undefined {
  const delimiter = new RegExp(
    `(?:^|\\r?\\n)--${boundary.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(--)?[ \\t]*(?=\\r?\\n|$)`,
    'g',
  )
  const parts: string[] = []
  let from: number | undefined
  for (const match of body.matchAll(delimiter)) {
    if (from !== undefined) parts.push(body.slice(from, match.index).replace(/^\r?\n/, ''))
    if (match[1] !== undefined) return parts.length === 0 ? undefined : parts
    from = match.index + match[0].length
  }
  return undefined
}

/** Text for reading only: an attachment's bytes are its meaning, and bytes without a charset are anybody's guess. */
function rewriteLeaf(entity: Entity): Entity {
  const encoding = fieldValue(entity, 'content-transfer-encoding').toLowerCase()
  const type = fieldValue(entity, 'content-type').toLowerCase()
  const isText = (type === '' || type.startsWith('text/')) && fieldValue(entity, 'content-disposition') === ''
  if (!isText || !['', '7bit', '8bit', 'quoted-printable', 'base64'].includes(encoding)) return entity
  const bytes = decodeBody(entity.body, encoding)
  if (type.includes('boundary')) return entity
  if (!type.includes('charset') && bytes.some((byte) => byte > 0x7e)) return entity
  if (encoding === 'base64') return withEncoding(entity, 'quoted-printable', quotedPrintable(bytes))
  return withEncoding(entity, 'base64', base64Lines(bytes).toString('latin1'))
}

const isEncoding = (field: string) => field.toLowerCase().startsWith('content-transfer-encoding:')

function withEncoding(entity: Entity, encoding: string, body: string): Entity {
  return {
    fields: [
      ...entity.fields.filter((field) => !isEncoding(field)),
      `Content-Transfer-Encoding: ${encoding}`,
    ],
    body,
  }
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const text = body
    .replaceAll(/[ \t]+(?=\r?\n|$)/g, '')
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}

/** RFC 2045 section 6.7: line breaks of the text stay line breaks. */
function quotedPrintable(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => {
      const safe = line.replaceAll(/[^\t\x20-\x3c\x3e-\x7e]/g, hexByte).replace(/[ \t]$/, hexByte)
      return safe.replaceAll(/.{1,72}(?:(?<==)[0-9A-F]{2}|(?<==[0-9A-F])[0-9A-F])?(?=.)/g, '$&=\r\n')
    })
    .join('\r\n')
}

const hexByte = (character: string) =>
  `=${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
