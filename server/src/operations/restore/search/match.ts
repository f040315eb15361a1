/** Whether a message is what a search asks for; what its record does not tell is left open until its content is there. */
import type { MailAddress, MessageProperties } from '../../../microsoft365/index.ts'
import { comparable, type Condition, type TextField } from './condition.ts'

/** What a search looks at. */
export interface Searched {
  readonly properties: MessageProperties
  readonly sizeBytes: number
  /** Undefined until it was opened. */
  readonly content: SearchedContent | undefined
}

export interface SearchedContent {
  readonly text: string
  readonly attachmentNames: readonly string[]
}

/** Undefined when it takes the content to tell. */
export function matches(condition: Condition, message: Searched): boolean | undefined {
  switch (condition.kind) {
    case 'and':
      return every(condition.of, message, false)
    case 'or':
      return every(condition.of, message, true)
    case 'not': {
      const inner = matches(condition.of, message)
      return inner === undefined ? undefined : !inner
    }
    case 'text':
      return textMatches(condition, message)
    case 'time':
      return isWithin(timeOf(message.properties, condition.field), condition.span)
    case 'size':
      return isWithin(message.sizeBytes, condition.span)
    case 'flag':
      return flagOf(message.properties, condition.field) === condition.value
    case 'importance':
      return message.properties.importance === condition.value
    case 'always':
      return condition.value
  }
  return condition
}

/** All of them, or one of them, when `settles` is the answer that decides at once. */
function every(conditions: readonly Condition[], message: Searched, settles: boolean): boolean | undefined {
  let isOpen = false
  for (const condition of conditions) {
    const answer = matches(condition, message)
    if (answer === settles) return settles
    isOpen ||= answer === undefined
  }
  return isOpen ? undefined : !settles
}

function isWithin(value: number | undefined, { from, to }: { from: number; to: number }): boolean {
  return value !== undefined && value >= from && value < to
}

function timeOf(
  { receivedAt, sentAt, createdAt }: MessageProperties,
  field: 'received' | 'sent',
): number | undefined {
  const time = Date.parse((field === 'sent' ? sentAt : (receivedAt ?? createdAt)) ?? '')
  return Number.isNaN(time) ? undefined : time
}

function flagOf(
  { isRead, isDraft, hasAttachments, flag }: MessageProperties,
  field: Extract<Condition, { kind: 'flag' }>['field'],
): boolean {
  const flags = { isRead, isDraft, hasAttachments, isFlagged: flag !== null }
  return flags[field]
}

function textMatches(
  { field, pieces, isWhole }: Extract<Condition, { kind: 'text' }>,
  message: Searched,
): boolean | undefined {
  const texts = textsOf(field, message)
  return texts?.some((text) =>
    isWhole ? comparable(text) === pieces.join('') : holds(comparable(text), pieces),
  )
}

/** All pieces, one after the other. */
function holds(text: string, pieces: readonly string[]): boolean {
  let at = 0
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return true
}

function textsOf(field: TextField, { properties, content }: Searched): readonly string[] | undefined {
  const { subject, from, sender, to, cc, bcc, categories } = properties
  switch (field) {
    case 'subject':
      return [subject]
    case 'from':
      return namesOf([from, sender])
    case 'to':
      return namesOf(to)
    case 'cc':
      return namesOf(cc)
    case 'bcc':
      return namesOf(bcc)
    case 'people':
      return namesOf([from, sender, ...to, ...cc, ...bcc])
    case 'category':
      return categories
    case 'body':
      return content && [content.text]
    case 'attachment':
      return content?.attachmentNames
    case 'any':
      return [subject, ...namesOf([from, sender, ...to, ...cc, ...bcc]), ...categories]
  }
  return field
}

function namesOf(addresses: readonly (MailAddress | null)[]): string[] {
  return addresses.flatMap((entry) =>
    entry === null ? [] : [`${entry.name} <${entry.address}>`, entry.name, entry.address],
  )
}
