/** A message as it is shown before anything is restored: what is said about it, its text, and its files by name. */

export interface PreviewAttachment {
  /** Its place in the message, as text; the same at every look. */
  readonly id: string
  readonly name: string
  /** As the message declares it; never what it is handed out as. */
  readonly contentType: string
  readonly sizeBytes: number
  /** Shown inside the body. */
  readonly isInline: boolean
}

export interface MailPreview {
  readonly subject: string
  readonly from: string
  readonly to: string
  readonly cc: string
  /** ISO 8601. */
  readonly sentAt: string | undefined
  readonly receivedAt: string | undefined
  readonly sizeBytes: number
  /** Whether there is a body to be shown as a page of its own. */
  readonly hasHtml: boolean
  /** The body as plain text, cut at {@link longestText}. */
  readonly text: string
  readonly attachments: readonly PreviewAttachment[]
}

/** Characters of a body that a preview tells, and that a search looks at. */
export const longestText = 500_000
/** Files of one message that are listed. */
export const mostAttachments = 1000

/** What is asked of a message. */
export type MailQuestion =
  | { readonly kind: 'contents' }
  | { readonly kind: 'page' }
  | { readonly kind: 'file'; readonly id: string }

/** The parts of a preview that only the content tells. */
export interface MailContents {
  readonly hasHtml: boolean
  readonly text: string
  readonly attachments: readonly PreviewAttachment[]
}

export type MailAnswer =
  | { readonly kind: 'contents'; readonly contents: MailContents }
  /** A whole HTML document without script, without remote content. */
  | { readonly kind: 'page'; readonly html: string }
  | { readonly kind: 'file'; readonly file: PreviewAttachment; readonly content: Uint8Array }
  | { readonly kind: 'no-such-file' }
  /** Beyond reading: nested too deep, or with headers without end. */
  | { readonly kind: 'unreadable' }

/** Reads one message; `mime` is not used any more afterwards. */
export type ReadMail = (mime: Uint8Array, question: MailQuestion) => Promise<MailAnswer>
