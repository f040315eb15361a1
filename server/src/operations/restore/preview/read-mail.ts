/** Answers what a preview asks of a message. It runs where it may be ended: see `mail-reader.ts`. */
import { parseMessage, type ParsedAttachment, type ParsedMessage } from '../../../microsoft365/index.ts'
import {
  longestText,
  type MailAnswer,
  type MailQuestion,
  mostAttachments,
  type PreviewAttachment,
} from './preview.ts'
import { sanitizeMail, textOfHtml } from './sanitize.ts'

/** HTML that is longer is shown as text. */
const longestHtml = 4 * 1024 * 1024

export async function readMail(mime: Uint8Array, question: MailQuestion): Promise<MailAnswer> {
  const message = await parseMessage(mime)
  if (message === undefined) return { kind: 'unreadable' }
  if (question.kind === 'contents') return { kind: 'contents', contents: contentsOf(message) }
  if (question.kind === 'page') return { kind: 'page', html: pageOf(message) }
  return fileOf(message, question.id)
}

function contentsOf(message: ParsedMessage): Extract<MailAnswer, { kind: 'contents' }>['contents'] {
  return {
    hasHtml: showableHtml(message) !== undefined,
    text: textOf(message).slice(0, longestText),
    attachments: message.attachments.slice(0, mostAttachments).map(described),
  }
}

function described(attachment: ParsedAttachment, at: number): PreviewAttachment {
  const { name, type, content, isInline } = attachment
  return { id: String(at), name, contentType: type, sizeBytes: content.length, isInline }
}

function showableHtml({ html }: ParsedMessage): string | undefined {
  return html !== null && html.trim() !== '' && html.length <= longestHtml ? html : undefined
}

function textOf(message: ParsedMessage): string {
  const { text, html } = message
  if (text !== null && text.trim() !== '') return text
  return html === null ? '' : textOfHtml(html.slice(0, longestHtml))
}

function fileOf({ attachments }: ParsedMessage, id: string): MailAnswer {
  const at = /^\d{1,4}$/.test(id) ? Number(id) : -1
  const attachment = at < mostAttachments ? attachments[at] : undefined
  if (attachment === undefined) return { kind: 'no-such-file' }
  return { kind: 'file', file: described(attachment, at), content: attachment.content }
}

const look =
  'body{margin:12px;background:#fff;color:#242424;font:14px/1.4 "Segoe UI",system-ui,sans-serif;' +
  'overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap;font:inherit}'

/** A document that stands by itself: it has no script, loads nothing, and knows nothing of the console. */
function pageOf(message: ParsedMessage): string {
  const html = showableHtml(message)
  const {
    styles,
    bodyAttributes,
    html: body,
  } = html === undefined
    ? { styles: '', bodyAttributes: '', html: plainBody(message) }
    : sanitizeMail(html, picturesOf(message))
  const own = styles === '' ? '' : `<style>${styles}</style>`
  const head = `<meta charset="utf-8"><title>Message</title><style>${look}</style>${own}`
  return `<!doctype html><html><head>${head}</head><body${bodyAttributes}>${body}</body></html>`
}

function plainBody(message: ParsedMessage): string {
  return `<pre>${escapeHtml(textOf(message).slice(0, longestText))}</pre>`
}

function picturesOf({ attachments }: ParsedMessage): (contentId: string) => Uint8Array | undefined {
  const byId = new Map(
    attachments.flatMap(({ contentId, content }) =>
      contentId === null ? [] : [[contentId, content] as const],
    ),
  )
  return (contentId) => byId.get(contentId)
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
