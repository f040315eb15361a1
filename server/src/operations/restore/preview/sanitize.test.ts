import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PictureOf, sanitizeMail, textOfHtml } from './sanitize.ts'
import { animation, gif, jpeg, png, webp } from './pictures.suite.ts'

const none = (): undefined => undefined
const cleanWith = (html: string, pictureOf: PictureOf): string => {
  const { styles, bodyAttributes, html: body } = sanitizeMail(html, pictureOf)
  return (
    (styles === '' ? '' : `<style>${styles}</style>`) + (bodyAttributes && `<body${bodyAttributes}>`) + body
  )
}
const clean = (html: string): string => cleanWith(html, none)
/** What could run, load, send or stand for something of the page around it. */
const dangerous = new RegExp(
  [
    String.raw`<(?!\/?(?:a|b|body|br|div|i|img|p|span|style|table|tbody|tr|td|u|font|ul|li|pre)\b)[a-z!?/]`,
    String.raw`\son\w+\s*=|javascript:|vbscript:|data:text|url\s*\(|@(?!media)|expression|position\s*:`,
    String.raw`<img[^>]+src="(?!data:image\/(?:png|gif|jpeg|webp);base64,)`,
    String.raw`\s(?:name|srcset|background|formaction|action|ping|poster|xlink:href)\s*=|\s(?:id|class)="(?!m-)`,
  ].join('|'),
  'i',
)

describe('the HTML of a mail is cleaned (security 5.6)', () => {
  it.each([
    ['CON-01: a script', '<p>a</p><script>alert(1)</script><SCRIPT SRC=//e.invalid/x.js></SCRIPT>'],
    ['CON-02: handlers', '<img src=x onerror=alert(1)><body onload=alert(1)><div onmouseover="a()">x</div>'],
    ['CON-02: a handler behind a slash', '<img/src=x/onerror=alert(1)><svg/onload=alert(1)>'],
    [
      'CON-03: pictures that can do more',
      '<svg><animate onbegin=alert(1)/><feImage href="http://e.invalid"/><use href="#x"/></svg>',
    ],
    [
      'CON-04: rules that load',
      '<style>@import "http://127.0.0.1/x"; p{background:url(//e.invalid)}</style>',
    ],
    ['CON-04: a style that loads', '<p style="background-color:red;background:url(http://127.0.0.1/)">x</p>'],
    ['CON-04: a colour that loads', '<p style="color:url(http://127.0.0.1/)">x</p>'],
    ['CON-04: an escaped name', '<p style="color:\\75rl(http://127.0.0.1/)">x</p>'],
    ['CON-04: linked', '<link rel=stylesheet href=http://127.0.0.1/><link rel=prefetch href=//e.invalid>'],
    ['CON-05: another place', '<meta http-equiv=refresh content="0;url=//e.invalid"><base href=//e.invalid>'],
    ['CON-06: a form', '<form action=//e.invalid><input name=p><button formaction=//e>x</button></form>'],
    [
      'CON-07: frames',
      '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data=x></object><embed src=x>',
    ],
    [
      'CON-08: links that run',
      '<a href="javascript:alert(1)">a</a><a href=" JaVa\tScript:alert(1)">b</a><a href="data:text/html,x">c</a><a href="vbscript:x">d</a>',
    ],
    [
      'CON-09: what changes when it is read twice',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    ],
    [
      'CON-09: inside of noscript',
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><textarea><img src=x onerror=1>',
    ],
    [
      'CON-10: names',
      '<a id=location name=cookie href=https://a.invalid>x</a><img name=body id=head class=x>',
    ],
    ['CON-11: selectors', '<style>input[value^=a]{background:url(//e.invalid/a)}</style><p>x</p>'],
    [
      'CON-11: a variable',
      '<style>:root{--a:url(//e.invalid)} p{background:var(--a);color:red}</style><p>x</p>',
    ],
    [
      'CON-04: a font',
      '<style>@font-face{font-family:f;src:url(//e.invalid)} p{font-family:f}</style><p>x</p>',
    ],
    [
      'CON-04: an import behind a charset',
      '<style>@charset "x"; @\\69mport url(//e.invalid); p{color:red}</style>x',
    ],
    [
      'CON-09: the end of a style sheet',
      '<style>p{font-family:"</style><img src=x onerror=alert(1)>"}</style>',
    ],
    [
      'CON-09: the end, escaped',
      '<style>p{font-family:"\\3c /style\\3e <img src=x>"} \\3c b{color:red}</style>',
    ],
    [
      'CON-04: a media attribute',
      '<style media="all){}p{background:url(//e.invalid)}">p{color:red}</style><p>x</p>',
    ],
    ['CON-04: a style sheet in SVG', '<svg><style>p{background:url(//e.invalid)}</style></svg><p>x</p>'],
    [
      'CON-10: a name of a style',
      '<style>#root,.page{display:none}</style><p id=root class="page a&quot;b">x</p>',
    ],
    ['CON-10: something laid over', '<p style="position:fixed;top:0;left:0;z-index:9;width:100%">x</p>'],
    [
      'CON-06: the body of the page',
      '<body onload=a() style="background:url(//e.invalid) red" class="x">y</body>',
    ],
    [
      'CON-12: a tracking pixel',
      '<img src="https://e.invalid/p.gif" width=1 height=1 srcset="//e.invalid/2 2x">',
    ],
    ['CON-22: text to the end', '<plaintext><script>alert(1)</script>'],
    ['CON-22: an open comment', '<!-- <p>a</p><script>alert(1)</script>'],
    ['CON-22: an open tag', '<p>a<img src=x onerror=alert(1) '],
    ['CON-22: UTF-7', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-<p>x</p>'],
  ])('%s', (_name, html) => {
    const cleaned = clean(html)
    expect(cleaned).not.toMatch(dangerous)
    expect(clean(cleaned)).toBe(cleaned)
  })

  it('CON-08: a link of the Web stays, says where it leads, and opens nothing of ours', () => {
    expect(clean('<a href="https://епам.example/?a=1&b=2" title="bank" target=_top>b</a>')).toMatch(
      /^<a href="\/portal\/leaving\?to=https%3A%2F%2Fxn--[a-z0-9]+\.example%2F%3Fa%3D1%26b%3D2" title="https:\/\/xn--[a-z0-9]+\.example\/\?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">b<\/a>$/,
    )
    expect(clean('<a href="mailto:bob@contoso.com">b</a>')).toContain(
      'href="/portal/leaving?to=mailto%3Abob%40contoso.com"',
    )
    expect(clean('<a href="//e.invalid/">b</a>')).toBe('<a>b</a>')
    expect(clean('<a href="file:///etc/passwd">b</a>')).toBe('<a>b</a>')
  })

  it('formatting stays', () => {
    const html =
      '<table border="1"><tr><td bgcolor="#fff" style="color:#ff0000;padding:3px">a <b>b</b></td></tr></table>'
    expect(clean(html)).toBe(html)
  })

  it('styles and the look of the body stay, names are those of the mail alone', () => {
    const html =
      '<html><head><style>.Box td{padding:4px}@media (max-width:600px){#main{width:100%!important}}</style></head>' +
      '<body bgcolor="eeeeee" style="margin:0"><table class="Box" id="main"><tr><td>a</td></tr></table></body></html>'
    expect(sanitizeMail(html, none)).toEqual({
      styles: '.m-Box td{padding:4px}@media (max-width:600px){#m-main{width:100%!important}}',
      bodyAttributes: ' style="background-color:#eeeeee;margin:0"',
      html: '<table class="m-Box" id="m-main"><tr><td>a</td></tr></table>',
    })
  })

  it('a picture from elsewhere leaves its place, unless it is too small to be seen', () => {
    expect(clean('<img src="https://e.invalid/a.png" width="200" height=50 alt="Offer">')).toMatch(
      /^<span style="display:inline-block;[^"]*width:200px;height:50px;[^"]*">\[Offer\]<\/span>$/,
    )
    expect(clean('<img src="https://e.invalid/a.png" width="1" height="1">')).toBe('<span></span>')
    expect(clean('<img src="https://e.invalid/a.png" width="90" style="display:none" alt="a">')).toBe(
      '<span></span>',
    )
  })

  it('no text whatever gets anything through', () => {
    const texts =
      `<|>|"|'|/|=| |\n|\0|<!--|-->|<svg|<math|<style>|</style>|<img src=| onerror=|<a href=|javascript:|data:|` +
      `<script|</script|<noscript>|&lt;|<p style="|color:|url(|)|<![CDATA[|]]>|<textarea>|<title>|<template>|&#x3c;|{|}|;|@import |@media |p{|\\75rl(|/*|*/|<body style=| class=`
    const pieces = constantFrom(...texts.split('|'))
    assert(
      property(
        array(oneof({ arbitrary: pieces, weight: 4 }, string({ maxLength: 6 })), { maxLength: 40 }),
        (parts) => {
          // What stands in text or in a title is only read.
          const tags = (clean(parts.join('')).match(/<style>.*?<\/style>|<[^>]*>/gs) ?? []).join('')
          expect(tags.replaceAll(/(?:title|alt)="[^"]*"/g, '')).not.toMatch(dangerous)
        },
      ),
      { numRuns: 1000, seed: 5 },
    )
  })
})

describe('pictures of a mail', () => {
  const cid = (content: Uint8Array) => (id: string) => (id === 'a@b' ? content : undefined)

  it.each([
    ['image/png', png(3, 2)],
    ['image/gif', gif(3, 2)],
    ['image/jpeg', jpeg(3, 2)],
    ['image/webp', webp(3, 2)],
  ])('of the message itself are written into the page: %s', (type, content) => {
    const cleaned = cleanWith('<img src="cid:a%40b" alt="x" width="3">', cid(content))
    expect(cleaned).toContain(`src="data:${type};base64,${Buffer.from(content).toString('base64')}"`)
    expect(cleaned).not.toMatch(dangerous)
  })

  it('CON-13: a picture of another message is not there', () => {
    expect(cleanWith('<img src="cid:other@b" alt="logo">', cid(png(1, 1)))).toBe('<span>[logo]</span>')
  })

  it('CON-20: 50,000 x 50,000 is refused, whatever the declaration says', () => {
    for (const content of [
      png(50_000, 50_000),
      gif(50_000, 50_000),
      jpeg(50_000, 50_000),
      png(9000, 9000),
      png(0, 5),
    ])
      expect(cleanWith('<img src="cid:a@b">', cid(content))).not.toContain('data:')
    const inline = `data:image/png;base64,${Buffer.from(png(50_000, 50_000)).toString('base64')}`
    expect(clean(`<img src="${inline}">`)).not.toContain('data:')
  })

  it('CON-03: a picture that is no raster picture is left out', () => {
    expect(cleanWith('<img src="cid:a@b">', cid(Buffer.from('<svg onload=alert(1)>')))).not.toContain('data:')
    expect(clean('<img src="data:image/svg+xml;base64,PHN2Zz4=">')).not.toContain('data:')
  })

  it('are bounded together', () => {
    const large = Buffer.concat([png(10, 10), Buffer.alloc(3 * 1024 * 1024)])
    const cleaned = cleanWith('<img src="cid:a@b">'.repeat(5), cid(large))
    expect(cleaned.match(/data:image/g)).toHaveLength(2)
  })

  it('an animation counts by its screen', () => {
    expect(cleanWith('<img src="cid:a@b">', cid(animation(20_000, 4)))).not.toContain('data:')
  })
})

describe('the text of HTML', () => {
  it('has lines where the page has blocks, and no markup', () => {
    const html = '<style>p{}</style><p>Dear&nbsp;Bob,</p><div>a &lt;b&gt; &amp; c</div><script>x</script>'
    expect(textOfHtml(html)).toBe('Dear Bob,\na <b> & c')
  })
})
