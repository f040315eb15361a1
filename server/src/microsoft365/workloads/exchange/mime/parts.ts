/**
 * The leaf parts of a MIME message with their bytes as they were sent (RFC 2046 §5.1): the mail parser gives text and
 * file names, but joins lines its own way and rewrites calendars, and a restored file must be the file.
 */
import { Buffer } from 'node:buffer'

import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts'

/** A part that is not made of parts. */
export interface LeafPart {
  /** Lower case, without parameters. */
  readonly type: string
  /** As declared, in lower case; empty when none is. */
  readonly charset: string
  /** Lower case; empty when none is given. */
  readonly disposition: string
  /** The transfer encoding's name in lower case; empty when none is given. */
  readonly encoding: string
  /** The calendar method or another parameter worth knowing, in lower case; empty when none is given. */
  readonly method: string
  /** The types of the multiparts around it, outermost first. */
  readonly within: readonly string[]
  /** Where its header begins in the message. */
  readonly headerStart: number
  /** Where its body begins in the message. */
  readonly bodyStart: number
  /** As it stands in the message, still encoded, without the line break that belongs to the boundary. */
  readonly body: Uint8Array
}

interface Node {
  readonly parent: Node | undefined
  readonly headerStart: number
  readonly within: readonly string[]
  readonly isDigest: boolean
  /** What `within` is for its children: one list for all of them, for they can be many. */
  inside: readonly string[]
  headers: string[]
  type: string
  boundary: string | undefined
  bodyStart: number | undefined
  bodyEnd: number
  isOpen: boolean
}

const lineFeed = 0x0a
const carriageReturn = 0x0d
const hyphen = 0x2d
/** Deeper nesting than any mail program makes, and no stack of ours depends on it. */
const depthLimit = 256

/** The leaf parts in their order. Never throws: what is no MIME is one part of text. */
export function readLeafParts(mime: Uint8Array): readonly LeafPart[] {
  const root = newNode(undefined, 0)
  const nodes = [root]
  const open: Node[] = []
  let current = root
  let start = 0
  while (start < mime.length) {
    const { end, next } = lineAt(mime, start)
    const delimiter = findDelimiter(mime, start, end, open)
    if (delimiter !== undefined) {
      closeFrom(open, delimiter.node, delimiter.isFinal)
      current = delimiter.isFinal ? (delimiter.node.parent ?? root) : newNode(delimiter.node, next)
      if (!delimiter.isFinal) nodes.push(current)
    } else if (current.isOpen) {
      feed(current, mime, { start, end, next }, open)
    }
    start = next
  }
  for (const node of nodes) if (node.bodyStart === undefined) endHeaders(node, mime.length, open)
  return nodes.filter((node) => !node.type.startsWith('multipart/')).map((node) => toLeaf(node, mime))
}

/** The part's content with its transfer encoding taken away (RFC 2045 §6), line breaks as they were sent. */
export function decodeBody({ body, encoding }: LeafPart): Uint8Array {
  if (/base64/.test(encoding)) return decodeBase64(body)
  if (/quoted-printable/.test(encoding)) return decodeQuotedPrintable(body)
  return body
}

/** Whether a part is text of the body, as the mail parser decides it. */
export function isBodyText({ type, disposition }: LeafPart): boolean {
  return (type === 'text/plain' || type === 'text/html') && disposition !== 'attachment'
}

interface Line {
  readonly start: number
  /** Without the line break. */
  readonly end: number
  readonly next: number
}

function newNode(parent: Node | undefined, headerStart: number): Node {
  return {
    parent,
    headerStart,
    within: parent?.inside ?? [],
    inside: [],
    isDigest: parent?.type === 'multipart/digest',
    headers: [],
    type: 'text/plain',
    boundary: undefined,
    bodyStart: undefined,
    bodyEnd: 0,
    isOpen: true,
  }
}

function lineAt(mime: Uint8Array, start: number): { readonly end: number; readonly next: number } {
  const found = mime.indexOf(lineFeed, start)
  const next = found === -1 ? mime.length : found + 1
  let end = found === -1 ? mime.length : found
  while (end > start && mime[end - 1] === carriageReturn) end -= 1
  return { end, next }
}

function findDelimiter(
  mime: Uint8Array,
  start: number,
  end: number,
  open: readonly Node[],
): { readonly node: Node; readonly isFinal: boolean } | undefined {
  if (open.length === 0 || end - start <= 2 || mime[start] !== hyphen || mime[start + 1] !== hyphen)
    return undefined
  // RFC 2046 §5.1.1: white space may follow the boundary.
  const line = Buffer.from(mime.subarray(start + 2, end))
    .toString('latin1')
    .replace(/[ \t]+$/, '')
  for (const node of open.toReversed()) {
    if (line === node.boundary) return { node, isFinal: false }
    if (line === `${node.boundary}--`) return { node, isFinal: true }
  }
  return undefined
}

/** Forgets the boundaries of whatever stands inside `node`, and its own when it is over. */
function closeFrom(open: Node[], node: Node, isFinal: boolean): void {
  const removed = open.splice(isFinal ? open.indexOf(node) : open.indexOf(node) + 1)
  for (const closed of removed) closed.isOpen = false
}

function feed(node: Node, mime: Uint8Array, { start, end, next }: Line, open: Node[]): void {
  if (node.bodyStart !== undefined) {
    node.bodyEnd = next
    return
  }
  if (end > start) node.headers.push(Buffer.from(mime.subarray(start, end)).toString('latin1'))
  else endHeaders(node, next, open)
}

function endHeaders(node: Node, bodyStart: number, open: Node[]): void {
  node.bodyStart = bodyStart
  node.bodyEnd = bodyStart
  const contentType = header(node, 'content-type')
  node.type = contentType === undefined ? defaultType(node) : tokenOf(contentType)
  if (!node.type.startsWith('multipart/')) return
  node.inside = [...node.within, node.type]
  node.boundary = parameter(contentType ?? '', 'boundary')
  if (node.boundary !== undefined && node.within.length < depthLimit) open.push(node)
}

/** RFC 2046 §5.1.5: the parts of a digest are messages unless they say otherwise. */
function defaultType(node: Node): string {
  return node.isDigest ? 'message/rfc822' : 'text/plain'
}

function toLeaf(node: Node, mime: Uint8Array): LeafPart {
  const contentType = header(node, 'content-type') ?? ''
  return {
    type: node.type,
    charset: (parameter(contentType, 'charset') ?? '').toLowerCase(),
    disposition: tokenOf(header(node, 'content-disposition') ?? ''),
    encoding: /[\w-]+/.exec(tokenOf(header(node, 'content-transfer-encoding') ?? ''))?.[0] ?? '',
    method: (parameter(contentType, 'method') ?? '').toLowerCase(),
    within: node.within,
    headerStart: node.headerStart,
    bodyStart: node.bodyStart ?? 0,
    body: mime.subarray(node.bodyStart ?? 0, bodyEnd(node, mime)),
  }
}

/** The line break before a boundary is the boundary's (RFC 2046 §5.1.1); a message's own last one is its own. */
function bodyEnd(node: Node, mime: Uint8Array): number {
  const start = node.bodyStart ?? 0
  let end = node.bodyEnd
  if (node.parent === undefined || end === start || mime[end - 1] !== lineFeed) return end
  end -= 1
  return end > start && mime[end - 1] === carriageReturn ? end - 1 : end
}

/** The first field of that name, unfolded (RFC 5322 §2.2.3). */
function header(node: Node, name: string): string | undefined {
  const at = node.headers.findIndex((line) => line.slice(0, line.indexOf(':')).trim().toLowerCase() === name)
  const first = node.headers[at]
  if (first === undefined) return undefined
  let value = first.slice(first.indexOf(':') + 1)
  for (const line of node.headers.slice(at + 1)) {
    if (!/^[ \t]/.test(line)) break
    value += line
  }
  return value.trim()
}

function tokenOf(value: string): string {
  return (value.split(';')[0] ?? '')
    .replaceAll(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase()
}

function parameter(value: string, name: string): string | undefined {
  const pattern = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:\\\\.|[^"\\\\])*)"|([^;\\s]+))`, 'i')
  const found = pattern.exec(value)
  return (found?.[1]?.replaceAll(/\\(.)/g, '$1') ?? found?.[2]) || undefined
}
