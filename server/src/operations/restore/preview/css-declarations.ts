/** Declarations of a stranger (CSS Syntax Level 3 §5.4.4): known properties with known words, and nothing else. */
import type { CssToken } from './css-tokens.ts'

const words = (text: string): string[] => text.split(' ')
/** `border-color-` and `top` are `border-top-color`. */
function sided(before: string, side: string): string {
  const [property = '', part = ''] = before.split('-')
  return part === '' ? `${property}-${side}` : `${property}-${side}-${part}`
}

/** No `position`, `z-index`, `transform`, `content`, `cursor`, `filter`, and no variables. */
const properties: ReadonlySet<string> = new Set([
  ...words(
    'align-content align-items align-self background background-color background-image border ' +
      'border-collapse border-color border-radius border-spacing border-style border-width box-shadow ' +
      'box-sizing caption-side clear color column-gap direction display empty-cells flex flex-basis ' +
      'flex-direction flex-flow flex-grow flex-shrink flex-wrap float font font-family font-size font-style ' +
      'font-variant font-weight gap height hyphens justify-content letter-spacing line-height list-style ' +
      'list-style-position list-style-type margin max-height max-width min-height min-width object-fit ' +
      'opacity overflow overflow-wrap overflow-x overflow-y padding row-gap table-layout text-align ' +
      'text-decoration text-indent text-overflow text-transform unicode-bidi vertical-align visibility ' +
      'white-space width word-break word-spacing word-wrap',
  ),
  ...words('top right bottom left').flatMap((side) =>
    words('border- border-color- border-style- border-width- margin- padding-').map((before) =>
      sided(before, side),
    ),
  ),
  ...words('top-left top-right bottom-left bottom-right').map((corner) => `border-${corner}-radius`),
])
const functions: ReadonlySet<string> = new Set(words('rgb rgba hsl hsla calc min max clamp linear-gradient'))
const plainName = /^-?[a-z_][\w-]{0,60}$/i
/** Of a font's name. */
const plainText = /^[\p{L}\d _.-]{1,60}$/u
const longestValue = 300
/** Pixels, percent, weights: beyond it there is no honest use. */
const largestNumber = 10_000

export function isDelim(token: CssToken | undefined, text: string): boolean {
  return token?.kind === 'delim' && token.text === text
}

/** At marks outside of brackets. */
export function split(tokens: readonly CssToken[], mark: string): CssToken[][] {
  const parts: CssToken[][] = []
  let part: CssToken[] = []
  let depth = 0
  for (const token of tokens) {
    if (token.kind === 'function' || (token.kind === 'delim' && '([{'.includes(token.text))) depth += 1
    if (token.kind === 'delim' && ')]}'.includes(token.text)) depth = Math.max(0, depth - 1)
    if (depth === 0 && isDelim(token, mark)) {
      parts.push(part)
      part = []
    } else part.push(token)
  }
  return [...parts, part]
}

/** Each property that only looks, with its value written anew. */
export function declarationsOf(tokens: readonly CssToken[]): string {
  return split(tokens, ';')
    .flatMap((part) => declarationOf(part) ?? [])
    .join(';')
}

function declarationOf(given: readonly CssToken[]): string | undefined {
  const [name, ...rest] = trimmed(given)
  const [colon, ...value] = trimmed(rest)
  if (name?.kind !== 'ident' || !isDelim(colon, ':')) return undefined
  const property = name.text.toLowerCase()
  if (!properties.has(property)) return undefined
  const [cleaned, isImportant] = withoutImportance(trimmed(value))
  const text = valueOf(property, property === 'background' ? withoutAddresses(cleaned) : cleaned)
  return text === undefined ? undefined : `${property}:${text}${isImportant ? '!important' : ''}`
}

function withoutImportance(value: readonly CssToken[]): readonly [readonly CssToken[], boolean] {
  const at = value.findLastIndex((token) => isDelim(token, '!'))
  if (at < 0) return [value, false]
  const [word, ...more] = trimmed(value.slice(at + 1))
  const isImportant = word?.kind === 'ident' && word.text.toLowerCase() === 'important' && more.length === 0
  return isImportant ? [trimmed(value.slice(0, at)), true] : [value, false]
}

/** The colour of a background is worth keeping when its picture is not shown. */
function withoutAddresses(value: readonly CssToken[]): readonly CssToken[] {
  const kept: CssToken[] = []
  let depth = 0
  for (const token of value) {
    const isOpening = token.kind === 'function' || isDelim(token, '(')
    if (depth > 0) depth += isOpening ? 1 : isDelim(token, ')') ? -1 : 0
    else if (token.kind === 'function' && token.text.toLowerCase() === 'url') depth = 1
    else if (token.kind !== 'url') kept.push(token)
  }
  return trimmed(kept)
}

/** The value written anew; undefined when any part of it is not known. */
function valueOf(property: string, value: readonly CssToken[]): string | undefined {
  let text = ''
  let depth = 0
  for (const token of value) {
    if (token.kind === 'space' && text.endsWith(' ')) continue
    if (token.kind === 'function') depth += 1
    if (isDelim(token, ')')) depth -= 1
    const part = depth < 0 ? undefined : parts[token.kind]?.(token.text, property, depth > 0)
    if (part === undefined) return undefined
    text += part
  }
  return text === '' || depth !== 0 || text.length > longestValue ? undefined : text
}

type Part = (text: string, property: string, isInFunction: boolean) => string | undefined

/** One that is less than nothing draws over what stands beside it. */
const isMargin = (property: string): boolean => property.startsWith('margin')

/** What a part of a value becomes, by its kind; what is not here is known to do more than look. */
const parts: Readonly<Partial<Record<CssToken['kind'], Part>>> = {
  space: () => ' ',
  ident: (text) => (plainName.test(text) ? text : undefined),
  number: (text, property) => {
    const size = numberOf(text)
    return size === undefined || (size < 0 && isMargin(property)) ? undefined : text
  },
  hash: (text) => (/^[\da-f]{3,8}$/i.test(text) ? `#${text}` : undefined),
  string: (text, property) => (property.startsWith('font') && plainText.test(text) ? `'${text}'` : undefined),
  function: (text, property) =>
    functions.has(text.toLowerCase()) && !isMargin(property) ? `${text.toLowerCase()}(` : undefined,
  delim: (text, _property, isInFunction) =>
    (isInFunction ? '),/+-*' : '),/').includes(text) ? text : undefined,
}

/** With its unit; undefined for one that is absurd. */
export function numberOf(text: string): number | undefined {
  const size = Number.parseFloat(text)
  return Math.abs(size) <= largestNumber && /^[+-]?[\d.]{1,12}(?:%|[a-z]{1,5})?$/i.test(text)
    ? size
    : undefined
}

export function trimmed(tokens: readonly CssToken[]): CssToken[] {
  const start = tokens.findIndex(({ kind }) => kind !== 'space')
  const end = tokens.findLastIndex(({ kind }) => kind !== 'space')
  return start < 0 ? [] : tokens.slice(start, end + 1)
}
