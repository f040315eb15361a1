/** Made-up business mail: the same number always gives the same message, so that only the number needs keeping. */
import { previewOf } from './html-text.ts'
import type { Attachment, Detail, Envelope, HeaderField, MessageContent, Recipient } from './model.ts'

export interface GeneratedMail extends MessageContent {
  /** The path of its folder below the top: a well-known name, then display names. */
  readonly folder: readonly [wellKnownName: string, ...displayNames: string[]]
  readonly isRead: boolean
  readonly isDraft: boolean
  readonly categories: readonly string[]
  readonly isFlagged: boolean
}

interface Dice {
  /** From 0 up to, not including, `limit`. */
  below(limit: number): number
  pick<const Values extends readonly [unknown, ...unknown[]]>(values: Values): Values[number]
}

/** Mulberry32: small, fast, and the same on every machine. */
function createDice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    below: (limit) => next() % limit,
    pick: (values) => values[next() % values.length] ?? values[0],
  }
}

const firstNames = [
  'Anna',
  'Bjørn',
  'Chiara',
  'Dmitri',
  'Élodie',
  'Farid',
  'Grete',
  'Hiroshi',
  'Ines',
  'Jürgen',
  'Kasia',
  'Liam',
] as const
const lastNames = [
  'Álvarez',
  'Baumann',
  'Costa',
  'Dvořák',
  'Eriksen',
  'Fischer',
  'Gupta',
  'Haddad',
  'Ito',
  'Jansen',
] as const
const companies = [
  'fabrikam.com',
  'adatum.com',
  'northwindtraders.com',
  'litware.com',
  'wingtiptoys.com',
] as const
const topics = [
  'Quarterly budget',
  'Project Aurora',
  'Contract renewal',
  'Office move',
  'Release plan',
  'Travel to Zürich',
  'Hiring',
  'Security review',
  'Customer visit',
  'Invoice',
] as const
const kinds = ['update', 'question', 'minutes', 'draft for review', 'next steps', 'reminder'] as const
const sentences = [
  'Please find the current numbers below and tell me by Thursday whether they match yours.',
  'The supplier confirmed the delivery for the second week of the month.',
  'We agreed to keep the scope small and to look at the rest after the release.',
  'Could you check the second table? The totals differ by a few cents.',
  'Herr Baumann übernimmt die Abstimmung mit dem Betriebsrat.',
  'La réunion est déplacée à 14 h, même salle.',
  'The contract has to be signed before the end of the quarter.',
  'I attached nothing new; the folder on the share is up to date.',
  'Thanks for the quick answer, that helps a lot.',
  'Let us talk about it in the next call – ten minutes are enough.',
  'The test run finished without errors, the report follows.',
  'Price for the renewal: 12 400 €, valid for thirty days.',
] as const
const folders: readonly [readonly [string, ...string[]], ...(readonly [string, ...string[]])[]] = [
  ['inbox'],
  ['inbox'],
  ['inbox'],
  ['inbox'],
  ['inbox'],
  ['sentitems'],
  ['sentitems'],
  ['archive'],
  ['inbox', 'Projects'],
  ['inbox', 'Projects', 'Aurora'],
  ['inbox', 'Customers'],
  ['deleteditems'],
  ['junkemail'],
]

const files = [
  { name: 'Budget.csv', contentType: 'text/csv' },
  { name: 'Contract.pdf', contentType: 'application/pdf' },
  { name: 'Grundriß.png', contentType: 'image/png' },
  { name: 'Minutes.rtf', contentType: 'application/rtf' },
] as const

const firstDay = Date.UTC(2024, 0, 1)
const days = 900

/** @param owner - The mailbox's owner: the recipient of what comes in, the sender of what went out. */
export function generateMail(seed: number, owner: Recipient): GeneratedMail {
  const dice = createDice(seed)
  const folder = dice.pick(folders)
  const isOutgoing = folder[0] === 'sentitems'
  const sentAt = firstDay + dice.below(days * 24 * 60) * 60_000 + dice.below(60) * 1000
  const other = person(dice)
  const envelope = {
    subject: `${dice.pick(['', '', 'Re: ', 'Fwd: '])}${dice.pick(topics)}: ${dice.pick(kinds)} ${dice.below(1000)}`,
    from: isOutgoing ? owner : other,
    to: isOutgoing ? [other] : [owner],
    cc: dice.below(4) === 0 ? [person(dice)] : [],
    importance: dice.pick([
      'normal',
      'normal',
      'normal',
      'normal',
      'normal',
      'normal',
      'high',
      'low',
    ] as const),
    internetMessageId: `<${seed.toString(16).padStart(8, '0')}.${sentAt.toString(36)}@mail.${other.address?.split('@')[1] ?? 'invalid'}>`,
  }
  const state = {
    isRead: isOutgoing || dice.below(5) > 0,
    isDraft: false,
    categories: dice.below(12) === 0 ? ['Blue category'] : [],
    isFlagged: dice.below(20) === 0,
  }
  const paragraphs = Array.from({ length: 2 + dice.below(6) }, () =>
    Array.from({ length: 1 + dice.below(5) }, () => dice.pick(sentences)).join(' '),
  )
  return { ...state, folder, ...complete(dice, envelope, paragraphs, sentAt) }
}

function person(dice: Dice): Recipient {
  const [first, last] = [dice.pick(firstNames), dice.pick(lastNames)]
  const local = `${first}.${last}`
    .normalize('NFD')
    .replaceAll(/[^A-Za-z.]/g, '')
    .toLowerCase()
  return { name: `${first} ${last}`, address: `${local}@${dice.pick(companies)}` }
}

type Head = Pick<Envelope, 'subject' | 'from' | 'to' | 'cc' | 'importance' | 'internetMessageId'>

function complete(dice: Dice, head: Head, paragraphs: readonly string[], sentAt: number): MessageContent {
  const isHtml = dice.below(10) < 7
  const text = paragraphs.join('\r\n\r\n')
  const attachments = dice.below(8) === 0 ? makeAttachments(dice, sentAt) : []
  const receivedAt = sentAt + 1000 * dice.below(90)
  const detail: Detail = {
    body: isHtml
      ? { contentType: 'html', content: htmlBody(paragraphs) }
      : { contentType: 'text', content: text },
    textAlternative: isHtml ? text : null,
    headers: transportHeaders(dice, head, receivedAt),
    attachments,
  }
  const envelope: Envelope = {
    ...head,
    sender: head.from,
    bcc: [],
    replyTo: [],
    preview: previewOf(text),
    hasAttachments: attachments.some(({ isInline }) => !isInline),
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: false,
  }
  return { envelope, detail, sentAt, receivedAt }
}

const htmlBody = (paragraphs: readonly string[]) =>
  `<html><head><meta charset="utf-8"></head><body>\r\n${paragraphs.map((text) => `<p style="font-family:Calibri,sans-serif">${text}</p>`).join('\r\n')}\r\n</body></html>`

function transportHeaders(dice: Dice, head: Head, receivedAt: number): HeaderField[] {
  const server = `mx${dice.below(9)}.${head.from?.address?.split('@')[1] ?? 'invalid'}`
  return [
    {
      name: 'Received',
      value: `from ${server} (192.0.2.${1 + dice.below(250)}) by mail.contoso.com with ESMTPS; ${new Date(receivedAt).toUTCString()}`,
    },
    { name: 'X-Mailer', value: dice.pick(['Outlook 16.0', 'Thunderbird 128', 'Apple Mail 16']) },
    { name: 'X-Originating-IP', value: `[198.51.100.${1 + dice.below(250)}]` },
  ]
}

function makeAttachments(dice: Dice, modifiedAt: number): Attachment[] {
  return Array.from({ length: 1 + dice.below(2) }, (_, index) => {
    const { name, contentType } = dice.pick(files)
    const bytes = Buffer.allocUnsafe(4 * (250 + dice.below(6000)))
    for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(dice.below(0xffffffff), at)
    return {
      kind: 'file' as const,
      key: index + 1,
      name,
      contentType,
      isInline: false,
      contentId: null,
      contentLocation: null,
      modifiedAt,
      bytes,
    }
  })
}

/** A number for the `index`-th mail of a mailbox that depends on both and on the run's seed (FNV-1a). */
export function mailSeed(runSeed: number, userId: string, index: number): number {
  let hash = 0x811c9dc5
  for (const character of `${runSeed}/${userId}/${index}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash
}
