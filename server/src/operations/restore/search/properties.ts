/** The properties that a search knows, by Windows' names for them and their short forms. */
import type { FlagField, TextField, TimeField } from './condition.ts'

export type Property =
  | { readonly kind: 'text'; readonly field: TextField }
  | { readonly kind: 'time'; readonly field: TimeField }
  | { readonly kind: 'flag'; readonly field: FlagField }
  | { readonly kind: 'size' | 'importance' | 'kind' }

const text = (field: TextField): Property => ({ kind: 'text', field })
const time = (field: TimeField): Property => ({ kind: 'time', field })
const flag = (field: FlagField): Property => ({ kind: 'flag', field })

const properties: ReadonlyMap<string, Property> = new Map([
  ['subject', text('subject')],
  ['title', text('subject')],
  ['system.subject', text('subject')],
  ['from', text('from')],
  ['sender', text('from')],
  ['system.message.fromname', text('from')],
  ['system.message.fromaddress', text('from')],
  ['to', text('to')],
  ['system.message.toname', text('to')],
  ['system.message.toaddress', text('to')],
  ['cc', text('cc')],
  ['system.message.ccname', text('cc')],
  ['system.message.ccaddress', text('cc')],
  ['bcc', text('bcc')],
  ['system.message.bccname', text('bcc')],
  ['system.message.bccaddress', text('bcc')],
  ['people', text('people')],
  ['participants', text('people')],
  ['category', text('category')],
  ['keywords', text('category')],
  ['system.category', text('category')],
  ['system.keywords', text('category')],
  ['body', text('body')],
  ['contents', text('body')],
  ['system.search.contents', text('body')],
  ['attachment', text('attachment')],
  ['attachments', text('attachment')],
  ['attachmentnames', text('attachment')],
  ['system.message.attachmentnames', text('attachment')],
  ['received', time('received')],
  ['date', time('received')],
  ['system.message.datereceived', time('received')],
  ['sent', time('sent')],
  ['system.message.datesent', time('sent')],
  ['isread', flag('isRead')],
  ['read', flag('isRead')],
  ['system.isread', flag('isRead')],
  ['hasattachment', flag('hasAttachments')],
  ['hasattachments', flag('hasAttachments')],
  ['system.message.hasattachments', flag('hasAttachments')],
  ['isdraft', flag('isDraft')],
  ['isflagged', flag('isFlagged')],
  ['system.isflagged', flag('isFlagged')],
  ['size', { kind: 'size' }],
  ['system.size', { kind: 'size' }],
  ['system.message.size', { kind: 'size' }],
  ['importance', { kind: 'importance' }],
  ['system.importance', { kind: 'importance' }],
  ['kind', { kind: 'kind' }],
  ['system.kind', { kind: 'kind' }],
])

export const propertyNames =
  'subject, from, to, cc, bcc, people, category, body, attachment, received, sent, size, isread, isdraft, isflagged, hasattachment, importance, kind'

/** @param name - In lower case. */
export function propertyNamed(name: string): Property | undefined {
  return properties.get(name)
}
