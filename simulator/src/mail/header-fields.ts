/** Header fields of internet messages as text (RFC 5322 section 2.2, RFC 2047 encoded words). */
import type { HeaderField, Recipient } from './model.ts'

/** Reads a header block, folded lines joined by their line break; lines that are no field are left out. */
export function parseHeaderBlock(block: string): HeaderField[] {
  const fields: HeaderField[] = []
  for (const line of block.replaceAll(/\r?\n(?=[ \t])/g, '\n').split(/\r?\n(?![ \t])/)) {
    const match = /^([!-9;-~]+)[ \t]*:[ \t]*([\s\S]*)$/.exec(line)
    if (match !== null) {
      fields.push({ name: match[1] ?? '', value: (match[2] ?? '').replaceAll(/\n[ \t]+/g, ' ').trimEnd() })
    }
  }
  return fields
}

export const headerBlock = (fields: readonly HeaderField[]) =>
  fields.map(({ name, value }) => `${name}: ${value}\r\n`).join('')

const isPlain = (text: string) => /^[\x20-\x7e]*$/.test(text)

/** Encodes text outside of ASCII as words of at most 75 characters (RFC 2047 section 2). */
export function encodeText(text: string): string {
  if (isPlain(text) && !text.includes('=?')) return text
  const words: string[] = []
  let chunk = ''
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > 42) {
      words.push(chunk)
      chunk = ''
    }
    chunk += character
  }
  if (chunk !== '') words.push(chunk)
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}

export function formatRecipient({ name, address }: Recipient): string {
  const where = address === null ? '' : `<${address.replaceAll(/[\r\n<>]/g, '')}>`
  if (name === null || name === '' || name === address) return where
  const phrase = isPlain(name) ? `"${name.replaceAll(/["\\]/g, String.raw`\$&`)}"` : encodeText(name)
  return `${phrase} ${where}`.trimEnd()
}

/** Folds a field at blanks so that lines stay below 78 characters where possible (RFC 5322 section 2.1.1). */
export function foldField(name: string, value: string): string {
  let line = `${name}:`
  const lines: string[] = []
  for (const word of value.replaceAll(/[\r\n]+[ \t]*/g, ' ').split(' ')) {
    if (line.length + word.length + 1 > 76 && line.trim() !== '' && line !== `${name}:`) {
      lines.push(line)
      line = ` ${word}`
    } else {
      line += ` ${word}`
    }
  }
  return [...lines, line].join('\r\n') + '\r\n'
}
