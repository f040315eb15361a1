/** What a search asks of a message, as a tree of conditions. */

export type TextField =
  | 'any'
  | 'subject'
  | 'from'
  | 'to'
  | 'cc'
  | 'bcc'
  | 'people'
  | 'category'
  | ContentField
/** What only the content tells. */
export type ContentField = 'body' | 'attachment'
export type TimeField = 'received' | 'sent'
export type FlagField = 'isRead' | 'hasAttachments' | 'isDraft' | 'isFlagged'

/** `from` is within, `to` is not. */
export interface Span {
  readonly from: number
  readonly to: number
}

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** `pieces`: in lower case, found one after the other; `isWhole`: they are all of it. */
  | {
      readonly kind: 'text'
      readonly field: TextField
      readonly pieces: readonly string[]
      readonly isWhole: boolean
    }
  /** Milliseconds since the Unix epoch. */
  | { readonly kind: 'time'; readonly field: TimeField; readonly span: Span }
  | { readonly kind: 'size'; readonly span: Span }
  | { readonly kind: 'flag'; readonly field: FlagField; readonly value: boolean }
  | { readonly kind: 'importance'; readonly value: 'low' | 'normal' | 'high' }
  | { readonly kind: 'always'; readonly value: boolean }

/** Text as it is compared: without regard to case, or to how its letters are put together. */
export function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

export function needsContent(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of.some(needsContent)
    case 'not':
      return needsContent(condition.of)
    case 'text':
      return condition.field === 'body' || condition.field === 'attachment'
    case 'time':
    case 'size':
    case 'flag':
    case 'importance':
    case 'always':
      return false
  }
  return condition
}
