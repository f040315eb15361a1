import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanDeclarations, cleanSheet } from './clean-css.ts'

const sheet = (css: string, media?: string): string =>
  cleanSheet(css, (name) => ['a', 'body', 'p', 'table', 'td'].includes(name), media)

describe('declarations of a mail (security 5.6)', () => {
  it.each([
    ['color:red', 'color:red'],
    [
      ' COLOR : Red ; ; font : bold 12px/1.5 "Segoe UI", Arial ',
      "color:Red;font:bold 12px/1.5 'Segoe UI', Arial",
    ],
    ['margin:0 auto!important', 'margin:0 auto!important'],
    ['padding:1px /* a */ 2px', 'padding:1px 2px'],
    ['width:calc(100% - 20px)', 'width:calc(100% - 20px)'],
    ['color:rgba(0, 0, 0, .5)', 'color:rgba(0, 0, 0, .5)'],
    ['background:#fff url(http://e.invalid/a) no-repeat', 'background:#fff no-repeat'],
    ['c\\6flor:red', 'color:red'],
    ['font-family:Größe, Arial', ''],
    ['mso-line-height-rule:exactly;line-height:20px', 'line-height:20px'],
  ])('%s', (css, cleaned) => {
    expect(cleanDeclarations(css)).toBe(cleaned)
    expect(cleanDeclarations(cleaned)).toBe(cleaned)
  })

  it.each([
    ['CON-04: an address', 'background-image:url(http://e.invalid)'],
    ['CON-04: an address in quotes', 'background-image:url( "http://e.invalid" )'],
    ['CON-04: an address, escaped', 'background-image:\\75 \\72\\6c(http://e.invalid)'],
    ['CON-04: an address between comments', 'background-image:/**/url(/**/http://e.invalid)'],
    ['CON-04: pictures to choose from', 'background-image:image-set("http://e.invalid" 1x)'],
    ['CON-04: a picture in a gradient', 'background:linear-gradient(red, image(url(x)))'],
    ['CON-04: what looks like a name of a font', 'list-style:"http://e.invalid"'],
    ['CON-11: a variable', '--a:url(x)'],
    ['CON-11: a use of one', 'color:var(--a)'],
    ['CON-11: an attribute', 'width:attr(value px)'],
    ['CON-02: a program of old browsers', 'width:expression(alert(1))'],
    ['CON-02: a binding of old browsers', '-moz-binding:url(x#a);behavior:url(x)'],
    ['CON-10: over everything', 'position:fixed;inset:0;z-index:99;transform:scale(99)'],
    ['CON-10: over what stands above', 'margin-top:-500px'],
    ['CON-10: over what stands above, reckoned', 'margin-top:calc(0px - 500px)'],
    ['CON-14: a text of its own', 'content:"Signed by your administrator"'],
    ['a block', 'color:red} body{display:none'],
    ['an open bracket', 'color:rgb(1,2,3'],
    ['a size beyond sense', 'width:99999999px'],
    ['markup', 'font-family:"</style><script>"'],
  ])('%s is left out', (_what, css) => {
    expect(cleanDeclarations(css)).toBe('')
  })
})

describe('style sheets of a mail (security 5.6)', () => {
  it.each([
    ['p{color:red}', 'p{color:red}'],
    ['<!-- p , .Big td > a:hover { color: red } -->', 'p,.m-Big td > a:hover{color:red}'],
    [
      '@media only screen and (max-width: 600px){p{color:red}}',
      '@media only screen and (max-width: 600px){p{color:red}}',
    ],
    ['@import "x"; p{color:red}', 'p{color:red}'],
    ['@font-face{src:url(x)} @supports (a:b){p{color:blue}} p{color:red}', 'p{color:red}'],
    [
      '@media print{p{display:none}} @media (prefers-color-scheme:dark){p{color:#fff}} p{color:red}',
      'p{color:red}',
    ],
    ['p{color:red', 'p{color:red}'],
    ['} p{color:red}', 'p{color:red}'],
    ['p{background:url(a;}b{c:d)} td{color:red}', 'td{color:red}'],
  ])('%s', (css, cleaned) => {
    expect(sheet(css)).toBe(cleaned)
    expect(sheet(cleaned)).toBe(cleaned)
  })

  it.each([
    ['CON-11: an attribute', 'a[href^="h"]{color:red}'],
    ['CON-11: within a function', 'a:not([href]){color:red}'],
    ['CON-10: an element that no mail has', 'input{color:red}'],
    ['CON-14: text before an element', 'p::before{color:red}'],
    ['a selector that is escaped', '\\3c script{color:red}'],
  ])('%s is not asked for', (_what, css) => {
    expect(sheet(css)).toBe('')
  })

  it('of another medium are left out, of one that is known bear its condition', () => {
    expect(sheet('p{color:red}', 'print')).toBe('')
    expect(sheet('p{color:red}', 'screen){}')).toBe('')
    expect(sheet('p{color:red}', 'screen')).toBe('@media screen{p{color:red}}')
    expect(sheet('p{color:red}', 'all')).toBe('p{color:red}')
  })

  it('CON-04, CON-11: no text whatever becomes more than plain rules', () => {
    const texts = `p|.a|#b|{|}|;|:|,|(|)|[|]|"|'|\\|@import |@media |url(|\\75rl(|color|background:|red|/*|*/|<!--|</style>|!important|--a|var(|10px| |\n|\0`
    const pieces = constantFrom(...texts.split('|'))
    const some = array(oneof({ arbitrary: pieces, weight: 6 }, string({ maxLength: 5 })), { maxLength: 50 })
    assert(
      property(some, (parts) => {
        const rules = sheet(parts.join(''))
        expect(rules).not.toMatch(/[<\\"&]|url|@(?!media [\w\s(),:-]*\{)|\/\*|var\(|import|--a/i)
        const declarations = cleanDeclarations(parts.join(''))
        expect(declarations).not.toMatch(/[<>\\"&{}@]|url|\/\*|var\(|--a/i)
        expect(sheet(rules)).toBe(rules)
      }),
      { numRuns: 3000, seed: 11 },
    )
  })

  it('a sheet without end takes no longer than its length', () => {
    const long = `p{color:red;${'"\\"'.repeat(50_000)}${'url('.repeat(50_000)}${'{'.repeat(50_000)}`
    expect(sheet(long)).toMatch(/^(?:p\{color:red\})?$/)
  })
})
