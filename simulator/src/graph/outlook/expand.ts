/** `$expand` of messages: extended properties by name, and attachments. */
import { badRequest } from '../errors.ts'
import { namesOfExpand } from './extended-values.ts'

export interface MessageExpand {
  /** Canonical names; undefined when nothing of the kind was asked for. */
  readonly singleValue: readonly string[] | undefined
  readonly multiValue: readonly string[] | undefined
  readonly attachments: { readonly select: readonly string[] | undefined } | undefined
}

const nothing: MessageExpand = { singleValue: undefined, multiValue: undefined, attachments: undefined }

export function parseMessageExpand(text: string | undefined): MessageExpand {
  if (text === undefined) return nothing
  return Object.assign({}, nothing, ...splitTop(text).map(parseItem))
}

function parseItem(item: string): Partial<MessageExpand> {
  const match = /^\s*(\w+)\s*(?:\(([\s\S]*)\))?\s*$/.exec(item)
  const [, name = '', options] = match ?? []
  switch (name.toLowerCase()) {
    case 'singlevalueextendedproperties':
      return { singleValue: namesOfExpand(requiredOption(options, '$filter', name)) }
    case 'multivalueextendedproperties':
      return { multiValue: namesOfExpand(requiredOption(options, '$filter', name)) }
    case 'attachments':
      return { attachments: { select: attachmentSelect(options) } }
    default:
      throw badRequest(
        `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'Microsoft.OutlookServices.Message'.`,
      )
  }
}

function requiredOption(options: string | undefined, name: string, property: string): string {
  const match = /^\s*(\$\w+)\s*=([\s\S]*)$/.exec(options ?? '')
  if (match?.[1] !== name) throw badRequest(`$expand of '${property}' requires ${name}.`)
  return match[2] ?? ''
}

function attachmentSelect(options: string | undefined): string[] | undefined {
  return options === undefined
    ? undefined
    : requiredOption(options, '$select', 'attachments')
        .split(',')
        .map((name) => name.trim())
}

/** Splits at commas outside of parentheses and quotes. */
function splitTop(text: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  let isQuoted = false
  for (const character of text) {
    if (character === "'") isQuoted = !isQuoted
    if (!isQuoted && character === '(') depth += 1
    if (!isQuoted && character === ')') depth -= 1
    if (character === ',' && depth === 0 && !isQuoted) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}
