/** The frame of every page: no script, nothing from elsewhere, nothing kept by the browser. */
import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { html, Markup } from './html.ts'

const style = `
:root { color-scheme: light dark; --text: #1b1b1f; --back: #fff; --soft: #55555c; --line: #d5d5dc; --main: #0b57d0; --on: #fff; --bad: #b3261e; --note: #8a6d00 }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e6ea; --back: #16161a; --soft: #a9a9b3; --line: #3a3a42; --main: #a8c7fa; --on: #062e6f; --bad: #f2b8b5; --note: #e3c34a }
}
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.5rem; line-height: 1.25 } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 1rem 0 .25rem }
ol, ul { margin: .25rem 0; padding-left: 1.5rem } li { margin: .25rem 0 }
a { color: var(--main) }
.code { font: 700 2rem/1.2 ui-monospace, monospace; letter-spacing: .15em }
.note { border-left: .25rem solid var(--note); padding-left: .75rem }
.bad { border-left: .25rem solid var(--bad); padding-left: .75rem }
button { font: inherit; padding: .6rem 1.1rem; margin: .25rem .5rem .25rem 0; border: 1px solid var(--main); border-radius: .4rem; color: var(--on); background: var(--main); cursor: pointer }
form + form button, form[action$='/cancel'] button { color: var(--main); background: transparent }
form { display: inline } small { color: var(--soft) }
@media (max-width: 30rem) { body { margin: 1rem auto } form { display: block } button { width: 100%; margin: .3rem 0 } }
`
const styleHash = createHash('sha256').update(style).digest('base64')
const policy =
  `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; ` +
  "frame-ancestors 'none'; base-uri 'none'"

export interface Page {
  readonly title: string
  readonly body: Markup
  /** Asks for itself again after so many seconds. */
  readonly refreshSeconds?: number
}

export function sendPage(reply: FastifyReply, status: number, page: Page): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
      'cross-origin-opener-policy': 'same-origin',
    })
    .serializer((text: unknown) => String(text))
    .send(documentOf(page).text)
}

function documentOf({ title, body, refreshSeconds }: Page): Markup {
  const refresh =
    refreshSeconds === undefined ? undefined : html`<meta http-equiv="refresh" content="${refreshSeconds}" />`
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        ${refresh}
        <title>${title}</title>
        ${new Markup(`<style>${style}</style>`)}
      </head>
      <body>
        <h1>${title}</h1>
        ${body}
      </body>
    </html>`
}
