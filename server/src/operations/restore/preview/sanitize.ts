/**
 * HTML of a stranger as HTML that is only looked at: formatting, styles, links that name where they lead, pictures of
 * the same message. The sandbox and the policy of the answer carry the guarantee; this is the belt (security 5.6).
 */
import sanitizeHtml, { type Attributes, type IOptions, type Tag } from 'sanitize-html'
import { cleanDeclarations, cleanSheet, ownName } from './clean-css.ts'
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
const everywhere = words('align bgcolor class dir height id lang style title valign width')
const elements: ReadonlySet<string> = new Set([...allowedTags, 'html', 'body'])
/** Characters of all style sheets of a mail; the largest newsletters have a tenth of it. */
const longestStyles = 300_000
const mostInlineBytes = 8 * 1024 * 1024
const longestAddress = 2000

export interface CleanMail {
  /** To be put between the tags of a `style` element. */
  readonly styles: string
  /** Of the `body` element, each with a space before it. */
  readonly bodyAttributes: string
  /** To be put into the `body` element. */
  readonly html: string
}

export function sanitizeMail(html: string, pictureOf: PictureOf): CleanMail {
  const pictures = { left: mostInlineBytes, pictureOf }
  let body: Attributes = {}
  const options: IOptions = {
    allowedTags,
    nonTextTags: droppedWhole,
    nestingLimit: 200,
    allowedAttributes: {
      '*': everywhere,
      a: ['href', 'target', 'rel'],
      col: ['span'],
      font: ['color', 'face', 'size'],
      hr: ['color', 'noshade', 'size'],
      img: ['src', 'alt', 'border', 'hspace', 'vspace'],
      ol: ['start', 'type'],
      table: ['border', 'bordercolor', 'cellpadding', 'cellspacing'],
      td: ['colspan', 'rowspan', 'nowrap'],
      th: ['colspan', 'rowspan', 'nowrap'],
      ul: ['type'],
    },
    allowedSchemes: [],
    allowedSchemesByTag: { a: ['http', 'https', 'mailto', 'tel'], img: ['data'] },
    allowProtocolRelative: false,
    // Written anew below, by rules of our own.
    parseStyleAttributes: false,
    transformTags: {
      a: linkOf,
      img: (_name, attributes) => pictureTag(attributes, pictures),
      body: (tagName, attributes) => {
        body = { ...attributes, ...body }
        return { tagName, attribs: {} }
      },
      '*': (tagName, attribs) => ({ tagName, attribs: withCleanLooks(attribs) }),
    },
  }
  const cleaned = sanitizeHtml(html, options)
  return { styles: stylesOf(html), bodyAttributes: bodyAttributesOf(body), html: cleaned }
}

/** Looks that load nothing, and names that are never those of the page around (CON-10). */
function withCleanLooks({ style, class: classes, id, ...others }: Attributes): Attributes {
  const looks = {
    style: style === undefined ? '' : cleanDeclarations(style),
    class: (classes ?? '')
      .split(/\s+/, 50)
      .flatMap((name) => ownName(name) ?? [])
      .join(' '),
    id: ownName(id ?? '') ?? '',
  }
  return { ...others, ...Object.fromEntries(Object.entries(looks).filter(([, value]) => value !== '')) }
}

/** The background of most newsletters stands here. No character of these values needs to be escaped. */
function bodyAttributesOf({ style = '', class: classes, id, dir, bgcolor, text }: Attributes): string {
  const colours = [bgcolor && `background-color:${colourOf(bgcolor)}`, text && `color:${colourOf(text)}`]
  const attributes = withCleanLooks({
    style: [...colours, style].filter((part) => part !== undefined && part !== '').join(';'),
    ...(classes === undefined ? {} : { class: classes }),
    ...(id === undefined ? {} : { id }),
    ...(dir !== undefined && /^(?:ltr|rtl)$/i.test(dir) ? { dir } : {}),
  })
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
}

/** HTML takes a colour without its mark, too. */
function colourOf(text: string): string {
  return /^[\da-f]{6}$/i.test(text) ? `#${text}` : text
}

/** All `style` elements that a browser would heed, cleaned. */
function stylesOf(html: string): string {
  let styles = ''
  let left = longestStyles
  sanitizeHtml(html, {
    allowedTags: ['style'],
    allowVulnerableTags: true,
    allowedAttributes: { style: ['media'] },
    nonTextTags: droppedWhole.filter((name) => name !== 'style' && name !== 'head'),
    exclusiveFilter: ({ tag, text, attribs }) => {
      const css = tag === 'style' ? text.slice(0, left) : ''
      left -= css.length
      styles += cleanSheet(css, (name) => elements.has(name), attribs['media'])
      return true
    },
  })
  return styles
}

/** A page of ours that names the address once more before it is opened (CON-18). */
const leavingPath = '/portal/leaving'

/** It leads through {@link leavingPath}, and tells where to in letters that cannot be mistaken (IDNA names in ASCII). */
function linkOf(_name: string, { href = '', style, class: classes, id, dir, lang }: Attributes): Tag {
  const target = addressOf(unwrapped(href))
  const kept = given({ style, class: classes, id, dir, lang })
  if (target === undefined) return { tagName: 'a', attribs: kept }
  const leads = {
    href: `${leavingPath}?to=${encodeURIComponent(target)}`,
    title: target,
    target: '_blank',
    rel: 'noopener noreferrer nofollow',
  }
  return { tagName: 'a', attribs: { ...kept, ...leads } }
}

function given(attributes: Readonly<Record<string, string | undefined>>): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
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
  const { src = '', alt = '', width, height, style, class: classes, id, border } = attributes
  const source = inlineSource(src.trim(), pictures)
  if (source === undefined) return placeOf({ alt, width, height, style })
  const shown = given({ alt, width, height, style, class: classes, id, border })
  return { tagName: 'img', attribs: { ...shown, src: source } }
}

/** Where a picture would be: as large as it says, so that the rest stands where it belongs. */
function placeOf(picture: Readonly<Record<'alt' | 'width' | 'height' | 'style', string | undefined>>): Tag {
  const alt = picture.alt?.trim() ?? ''
  const text = alt === '' ? '' : `[${alt}]`
  const [width, height] = [pixelsOf(picture.width), pixelsOf(picture.height)]
  const isHidden = /display\s*:\s*none/i.test(picture.style ?? '')
  const isSmall = width === undefined || width < smallestPlace || (height ?? width) < smallestPlace
  if (isSmall || isHidden) return { tagName: 'span', attribs: {}, text: isHidden ? '' : text }
  const size = `width:${width}px;${height === undefined ? 'min-height:20px;' : `height:${height}px;`}`
  const style = `display:inline-block;overflow:hidden;box-sizing:border-box;max-width:100%;${size}${placeLook}`
  return { tagName: 'span', attribs: { style }, text }
}

const smallestPlace = 16
const placeLook = 'border:1px solid #c8c8c8;background-color:#f5f5f5;color:#616161;font-size:12px'

function pixelsOf(text = ''): number | undefined {
  return /^\d{1,4}(?:px)?$/.test(text.trim()) ? Number.parseInt(text, 10) : undefined
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
