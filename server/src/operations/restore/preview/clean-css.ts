/**
 * Styles of a stranger as styles that only look: nothing is loaded, nothing is laid over anything, nothing is asked of
 * the page (security 5.6, CON-04, CON-11). What is known to be harmless is written anew, word by word; the rest is left
 * out, so that no trick of spelling comes through.
 */
import { declarationsOf, isDelim, numberOf, split, trimmed } from './css-declarations.ts'
import { type CssToken, cssTokens } from './css-tokens.ts'

const words = (text: string): string[] => text.split(' ')
const pseudoClasses: ReadonlySet<string> = new Set(
  words('link visited hover active focus first-child last-child first-of-type last-of-type'),
)
const mediaTypes: ReadonlySet<string> = new Set(words('all screen only and'))
const mediaFeatures: ReadonlySet<string> = new Set(
  words('min-width max-width min-device-width max-device-width orientation'),
)
const longestSelector = 300
const mostRules = 5000
/** Before names of a mail, so that none is ever one of ours. */
const prefix = 'm-'

/** What the mail calls its own: a class or an id; undefined for one that is not plain. */
export function ownName(text: string): string | undefined {
  if (!/^[\w-]{1,80}$/.test(text)) return undefined
  return text.startsWith(prefix) ? text : prefix + text
}

/** The declarations of a `style` attribute; empty when none is left. */
export function cleanDeclarations(css: string): string {
  return declarationsOf(cssTokens(css))
}

/**
 * The rules of a `style` element, safe to be put between its tags.
 * @param isElement - elements that the cleaned mail may have
 * @param media - the attribute of the element
 */
export function cleanSheet(css: string, isElement: (name: string) => boolean, media = ''): string {
  const condition = media.trim() === '' ? 'all' : mediaOf(cssTokens(media))
  if (condition === undefined) return ''
  const reader = { tokens: cssTokens(css), at: 0, rules: 0, isElement }
  const rules = rulesOf(reader, false)
  return condition === 'all' || rules === '' ? rules : `@media ${condition}{${rules}}`
}

interface Reader {
  readonly tokens: readonly CssToken[]
  readonly isElement: (name: string) => boolean
  at: number
  rules: number
}

function rulesOf(reader: Reader, isNested: boolean): string {
  let rules = ''
  while (reader.at < reader.tokens.length && reader.rules < mostRules) {
    const token = reader.tokens[reader.at]
    if (token?.kind === 'space' || isDelim(token, ';')) reader.at += 1
    else if (isDelim(token, '}')) {
      reader.at += 1
      if (isNested) return rules
    } else rules += token?.kind === 'at' ? atRuleOf(reader, token.text, isNested) : ruleOf(reader)
  }
  return rules
}

/** `@media` alone: others load, or draw what moves. */
function atRuleOf(reader: Reader, name: string, isNested: boolean): string {
  reader.at += 1
  const prelude = preludeOf(reader, true)
  if (!isDelim(reader.tokens[reader.at - 1], '{')) return ''
  const condition = name.toLowerCase() === 'media' && !isNested ? mediaOf(prelude) : undefined
  if (condition === undefined) {
    blockOf(reader)
    return ''
  }
  const rules = rulesOf(reader, true)
  return rules === '' ? '' : `@media ${condition}{${rules}}`
}

function ruleOf(reader: Reader): string {
  reader.rules += 1
  const prelude = preludeOf(reader, false)
  const declarations = declarationsOf(blockOf(reader))
  const selectors = split(prelude, ',').flatMap((part) => selectorOf(part, reader.isElement) ?? [])
  return declarations === '' || selectors.length === 0 ? '' : `${selectors.join(',')}{${declarations}}`
}

/** Up to the block and over its bracket; at-rules may end without one. */
function preludeOf(reader: Reader, endsAtSemicolon: boolean): readonly CssToken[] {
  const start = reader.at
  for (; reader.at < reader.tokens.length; reader.at += 1) {
    const token = reader.tokens[reader.at]
    if (!isDelim(token, '{') && !(endsAtSemicolon && isDelim(token, ';'))) continue
    reader.at += 1
    return reader.tokens.slice(start, reader.at - 1)
  }
  return reader.tokens.slice(start)
}

/** Up to the bracket that closes the block, and over it. */
function blockOf(reader: Reader): readonly CssToken[] {
  const start = reader.at
  for (let depth = 1; reader.at < reader.tokens.length;) {
    const token = reader.tokens[reader.at]
    reader.at += 1
    if (isDelim(token, '{')) depth += 1
    if (isDelim(token, '}')) depth -= 1
    if (depth === 0) return reader.tokens.slice(start, reader.at - 1)
  }
  return reader.tokens.slice(start)
}

/** Elements, classes, ids and what stands between them. No attribute is asked for. */
function selectorOf(given: readonly CssToken[], isElement: (name: string) => boolean): string | undefined {
  const tokens = trimmed(given)
  let text = ''
  for (let at = 0; at < tokens.length; at += 1) {
    const [token, next] = [tokens[at], tokens[at + 1]]
    const isMark = token?.kind === 'delim' && (token.text === '.' || token.text === ':')
    const part = isMark ? markedPart(token.text, next) : simplePart(token, isElement)
    if (part === undefined) return undefined
    if (isMark) at += 1
    text += part
  }
  return text === '' || text.length > longestSelector ? undefined : text
}

function markedPart(mark: string, next: CssToken | undefined): string | undefined {
  if (next?.kind !== 'ident') return undefined
  if (mark === ':')
    return pseudoClasses.has(next.text.toLowerCase()) ? `:${next.text.toLowerCase()}` : undefined
  const name = ownName(next.text)
  return name === undefined ? undefined : `.${name}`
}

function simplePart(token: CssToken | undefined, isElement: (name: string) => boolean): string | undefined {
  if (token?.kind === 'space') return ' '
  if (token?.kind === 'ident') {
    const name = token.text.toLowerCase()
    return isElement(name) ? name : undefined
  }
  if (token?.kind === 'delim') return '*>+~'.includes(token.text) ? token.text : undefined
  const name = token?.kind === 'hash' ? ownName(token.text) : undefined
  return name === undefined ? undefined : `#${name}`
}

/** Widths alone, and never print or a dark page: this one is white. */
function mediaOf(tokens: readonly CssToken[]): string | undefined {
  let text = ''
  for (const token of trimmed(tokens)) {
    const isPlain =
      token.kind === 'space' ||
      (token.kind === 'number' && numberOf(token.text) !== undefined) ||
      (token.kind === 'delim' && '(),:'.includes(token.text)) ||
      (token.kind === 'ident' && isMediaWord(token.text.toLowerCase()))
    if (!isPlain) return undefined
    text += token.text.toLowerCase()
  }
  return text === '' || text.length > longestSelector ? undefined : text
}

function isMediaWord(word: string): boolean {
  return mediaTypes.has(word) || mediaFeatures.has(word) || word === 'landscape' || word === 'portrait'
}
