/**
 * The tokens of a style sheet (CSS Syntax Level 3 §4), as far as a cleaner has to tell them apart: escapes are
 * resolved, so that a name is what a browser would read, however it was written.
 */

export interface CssToken {
  readonly kind:
    | 'space'
    | 'ident'
    /** The name before a bracket; the bracket belongs to it. */
    | 'function'
    /** `url(…)` with all that is in it. */
    | 'url'
    | 'at'
    | 'hash'
    | 'string'
    /** With its unit. */
    | 'number'
    /** One character. */
    | 'delim'
  readonly text: string
}

const nameText = String.raw`(?:[-\w\u0080-\u{10ffff}]|\\(?:[\da-f]{1,6}\s?|[^\n\r\f]))`
const startText = String.raw`(?:--|-?(?:[a-z_\u0080-\u{10ffff}]|\\(?:[\da-f]{1,6}\s?|[^\n\r\f])))`
const skipped = /(?:[ \t\n\r\f]|\/\*[^]*?(?:\*\/|$)|<!--|-->)+/y
const number = /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?(?:%|[a-z]+)?/iy
const ident = new RegExp(`${startText}${nameText}*`, 'iuy')
const name = new RegExp(`${nameText}+`, 'iuy')
const quoted = /"(?:[^"\\\n\r\f]|\\[^])*"|'(?:[^'\\\n\r\f]|\\[^])*'/y
/** What follows `url(` when it is not quoted (§4.3.6), and what follows when it is bad (§4.3.14). */
const address = /(?:[^)\\]|\\[^])*(?:\)|\\?$)/y
const quoteAhead = /[ \t\n\r\f]*["']/y

/** @param css - of any content; whatever cannot be read becomes tokens of one character. */
export function cssTokens(css: string): CssToken[] {
  const tokens: CssToken[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const [found] = pattern.exec(css) ?? []
    if (found === undefined || found === '') return undefined
    at += found.length
    return found
  }
  const named = (text: string): CssToken => {
    if (css[at] !== '(') return { kind: 'ident', text }
    at += 1
    if (text.toLowerCase() !== 'url' || isAhead(quoteAhead, css, at)) return { kind: 'function', text }
    take(address)
    return { kind: 'url', text }
  }
  const marked = (kind: 'at' | 'hash', pattern: RegExp): CssToken => {
    const [mark = ''] = css.slice(at, at + 1)
    at += 1
    const text = take(pattern)
    return text === undefined ? { kind: 'delim', text: mark } : { kind, text: unescaped(text) }
  }
  const next = (): CssToken => {
    if (take(skipped) !== undefined) return { kind: 'space', text: ' ' }
    const value = take(number)
    if (value !== undefined) return { kind: 'number', text: value }
    const word = take(ident)
    if (word !== undefined) return named(unescaped(word))
    if (css[at] === '@') return marked('at', ident)
    if (css[at] === '#') return marked('hash', name)
    const text = take(quoted)
    if (text !== undefined) return { kind: 'string', text: unescaped(text.slice(1, -1)) }
    at += 1
    return { kind: 'delim', text: css[at - 1] ?? '' }
  }
  while (at < css.length) tokens.push(next())
  return tokens
}

function isAhead(pattern: RegExp, css: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(css)
}

/** §4.3.7: up to six hexadecimal digits and one space, or any character as it is. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replaceAll(
    /\\(?:([\da-f]{1,6})\s?|\r\n|([^]))/gi,
    (_all, digits: string | undefined, character: string | undefined) => {
      if (digits === undefined) return character === undefined || /[\n\r\f]/.test(character) ? '' : character
      const code = Number.parseInt(digits, 16)
      return code === 0 || code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code)
    },
  )
}
