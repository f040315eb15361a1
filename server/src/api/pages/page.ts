/** The frame of every page: no script, nothing from elsewhere, nothing kept by the browser. */
import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { html, Markup } from './html.ts'

const style = `
body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1f; background: #fff; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
.code { font: 700 2rem/1.2 ui-monospace, monospace; letter-spacing: .15em }
.note { border-left: .25rem solid #8a6d00; padding-left: .75rem }
.bad { border-left: .25rem solid #b3261e; padding-left: .75rem }
button { font: inherit; padding: .5rem 1rem; margin: .25rem .5rem .25rem 0 }
form { display: inline } small { color: #55555c }
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
