/**
 * HTML of a stranger as HTML that is only looked at: formatting, links that name where they lead, pictures of the same
 * message. The sandbox and the policy of the answer carry the guarantee; this is the belt (security 5.6).
 */
import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html'
import { showableImage } from './raster-image.ts'

/** A picture of the same message by its content id (RFC 2392); undefined for one that is not there. */
export type PictureOf = (contentId: string) => Uint8Array | undefined

const words = (text: string): string[] => text.split(' ')
const allowedTags = words(
  'a abbr address article b bdi bdo big blockquote br caption center cite code col colgroup dd ' +
    'del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd ' +
    'li main mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot ' +
    'th thead time tr tt u ul var wbr',
)
/** Left out with everything inside of them. */
const droppedWhole = words(
  'applet audio canvas embed frameset head iframe math noembed noframes noscript object option ' +
    'script select style svg template textarea title video xmp',
)
const everywhere = ['align', 'bgcolor', 'dir', 'height', 'lang', 'style', 'title', 'valign', 'width']
/** A value that names nothing outside: no function but those of colours, no escape, no rule. */
const plainValue = /^(?!.*(?:url|image|expression|var|attr|element|src)\s*\()[^<>{};@\\]{1,200}$/i
const styleNames = words(
  'background-color border border-bottom border-collapse border-color border-left border-radius ' +
    'border-right border-spacing border-style border-top border-width color direction display ' +
    'font font-family font-size font-style font-variant font-weight height letter-spacing ' +
    'line-height list-style-type margin margin-bottom margin-left margin-right margin-top ' +
    'max-width min-width padding padding-bottom padding-left padding-right padding-top ' +
    'table-layout text-align text-decoration text-indent text-transform vertical-align ' +
    'white-space width word-break word-spacing',
)
const mostInlineBytes = 8 * 1024 * 1024
const longestAddress = 2000

export function sanitizeMail(html: string, pictureOf: PictureOf): string {
  const pictures = { left: mostInlineBytes, pictureOf }
  const options: IOptions = {
    allowedTags,
    nonTextTags: droppedWhole,
    nestingLimit: 200,
    // Names and ids could stand for something of the page around it: none is kept.
    allowedAttributes: {
      '*': everywhere,
      a: ['href', 'target', 'rel'],
      col: ['span'],
      font: ['color', 'face', 'size'],
      img: ['src', 'alt'],
      ol: ['start', 'type'],
      table: ['border', 'cellpadding', 'cellspacing'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedSchemes: [],
    allowedSchemesByTag: { a: ['http', 'https', 'mailto', 'tel'], img: ['data'] },
    allowProtocolRelative: false,
    allowedStyles: { '*': Object.fromEntries(styleNames.map((name) => [name, [plainValue]])) },
    parseStyleAttributes: true,
    transformTags: { a: linkOf, img: (_name, attributes) => pictureTag(attributes, pictures) },
  }
  return sanitizeHtml(html, options)
}

/** A page of ours that names the address once more before it is opened (CON-18). */
const leavingPath = '/portal/leaving'

/** It leads through {@link leavingPath}, and tells where to in letters that cannot be mistaken (IDNA names in ASCII). */
function linkOf(_name: string, { href = '', style, dir, lang }: Attributes): Tag {
  const target = addressOf(unwrapped(href))
  const kept = Object.fromEntries(
    Object.entries({ style, dir, lang }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  if (target === undefined) return { tagName: 'a', attribs: kept }
  const leads = {
    href: `${leavingPath}?to=${encodeURIComponent(target)}`,
    title: target,
    target: '_blank',
    rel: 'noopener noreferrer nofollow',
  }
  return { tagName: 'a', attribs: { ...kept, ...leads } }
}

/** What was cleaned already stays as it is. */
function unwrapped(href: string): string {
  const [path, query] = href.split('?', 2)
  return path === leavingPath ? (new URLSearchParams(query).get('to') ?? '') : href
}

function addressOf(href: string): string | undefined {
  if (href.length > longestAddress || !URL.canParse(href)) return undefined
  const url = new URL(href)
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined
}

interface Pictures {
  left: number
  readonly pictureOf: PictureOf
}

/** Pictures of the message itself are written into the page; whatever lies elsewhere is named and not asked for. */
function pictureTag(attributes: Attributes, pictures: Pictures): Tag {
  const { src = '', alt = '', width, height, style } = attributes
  const source = inlineSource(src.trim(), pictures)
  if (source === undefined)
    return { tagName: 'span', attribs: {}, text: alt.trim() === '' ? '' : `[${alt.trim()}]` }
  const shown = Object.entries({ alt, width, height, style }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return { tagName: 'img', attribs: { ...Object.fromEntries(shown), src: source } }
}

function inlineSource(src: string, pictures: Pictures): string | undefined {
  const content = /^cid:/i.test(src) ? pictures.pictureOf(contentIdOf(src.slice(4))) : dataOf(src)
  if (content === undefined || content.length > pictures.left) return undefined
  const image = showableImage(content)
  if (image === undefined) return undefined
  pictures.left -= content.length
  return `data:${image.type};base64,${Buffer.from(content).toString('base64')}`
}

/** RFC 2392 §2: the id is percent-encoded in a URL. */
function contentIdOf(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function dataOf(src: string): Uint8Array | undefined {
  const [prefix] = /^data:image\/[a-z+.-]{1,20};base64,/i.exec(src.slice(0, 64)) ?? []
  return prefix === undefined ? undefined : Buffer.from(src.slice(prefix.length), 'base64')
}

const blockEnd = /<(?:br|hr|\/p|\/div|\/tr|\/li|\/h[1-6]|\/blockquote|\/pre)\b[^<>]{0,200}>/gi
const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
])

/** What the HTML says, as plain text: shown as text only, never as HTML again. */
export function textOfHtml(html: string): string {
  const broken = html.replaceAll(blockEnd, (tag) => `${tag}\n`)
  const escaped = sanitizeHtml(broken, {
    allowedTags: [],
    allowedAttributes: {},
    nonTextTags: droppedWhole,
    nestingLimit: 200,
  })
  return escaped
    .replaceAll(/&(?:amp|lt|gt|quot);/g, (entity) => entities.get(entity) ?? entity)
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*\n ?/g, '\n\n')
    .trim()
}
